package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code ip=} says, in the form of the kernel's own configuration of the network
 * (Documentation/admin-guide/nfs/nfsroot.rst, Linux 6.1):
 *
 * <pre>{@code
 * ip=<client>:<server>:<gateway>:<netmask>:<host>:<device>:<autoconf>:<dns0>:<dns1>:<ntp0>
 * }</pre>
 *
 * <p>Without a colon the value is the {@link #autoconf()}. Fields are as they are written, not
 * checked; initramfs images have forms of their own. Instances are immutable.
 */
public final class IpParameter {
  private static final int AUTOCONF = 6;

  private final Bytes value;
  private final List<Bytes> fields;

  private IpParameter(Bytes value, List<Bytes> fields) {
    this.value = value;
    this.fields = List.copyOf(fields);
  }

  /**
   * Reads the value of {@code ip=}.
   *
   * @param value the value
   * @return its fields
   */
  public static IpParameter parse(Bytes value) {
    List<Bytes> fields = new ArrayList<>();
    int begin = 0;
    for (int colon = value.indexOf(':', 0); colon >= 0; colon = value.indexOf(':', begin)) {
      fields.add(value.slice(begin, colon));
      begin = colon + 1;
    }
    Bytes last = value.slice(begin, value.length());
    if (fields.isEmpty()) {
      for (int i = 0; i < AUTOCONF; i++) {
        fields.add(Bytes.empty());
      }
    }
    fields.add(last);
    return new IpParameter(value, fields);
  }

  /**
   * Returns the address of this machine.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> client() {
    return field(0);
  }

  /**
   * Returns the address of the NFS server.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> server() {
    return field(1);
  }

  /**
   * Returns the address of the gateway.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> gateway() {
    return field(2);
  }

  /**
   * Returns the netmask.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> netmask() {
    return field(3);
  }

  /**
   * Returns the name of this machine.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> hostName() {
    return field(4);
  }

  /**
   * Returns the network device.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> device() {
    return field(5);
  }

  /**
   * Returns how the rest is found out: {@code dhcp}, {@code off}, {@code any} and the like.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> autoconf() {
    return field(AUTOCONF);
  }

  /**
   * Returns the addresses of name servers.
   *
   * @return none, one or two
   */
  public List<Bytes> nameServers() {
    return Stream.of(field(7), field(8)).flatMap(Optional::stream).toList();
  }

  /**
   * Returns the address of the time server.
   *
   * @return the field, or empty when it is not there
   */
  public Optional<Bytes> timeServer() {
    return field(9);
  }

  private Optional<Bytes> field(int index) {
    return index < fields.size() && !fields.get(index).isEmpty()
        ? Optional.of(fields.get(index))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof IpParameter other && value.equals(other.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the value of {@code ip=}, safe to print. */
  @Override
  public String toString() {
    return value.toString();
  }
}
