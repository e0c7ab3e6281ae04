package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A machine that boots by PXELINUX: what its firmware and DHCP say of it. It decides which
 * configuration is taken. Instances are immutable.
 */
public final class PxelinuxClient {
  private static final int ETHERNET = 1;
  private static final int MAC_LENGTH = 6;
  private static final int IPV4_LENGTH = 4;
  private static final int UUID_LENGTH = 16;

  private final Optional<Bytes> mac;
  private final int hardwareType;
  private final Optional<Bytes> uuid;
  private final Optional<Bytes> ip;
  private final Optional<Bytes> configFile;
  private final Optional<Bytes> pathPrefix;

  private PxelinuxClient(Builder builder) {
    this.mac = builder.mac;
    this.hardwareType = builder.hardwareType;
    this.uuid = builder.uuid;
    this.ip = builder.ip;
    this.configFile = builder.configFile;
    this.pathPrefix = builder.pathPrefix;
  }

  /**
   * Starts a client.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Lists the configurations that PXELINUX asks for, in this order, until it gets one
   * (core/fs/pxe/pxe.c, {@code pxe_open_config}): the one of DHCP option 209; in {@code
   * pxelinux.cfg} that of the UUID, of the hardware address, of the IPv4 address in upper-case
   * hexadecimal digits and of ever fewer of these; {@code default}. What is not known of the client
   * is left out.
   *
   * @return names relative to the {@linkplain #pathPrefix() prefix}
   */
  public List<Bytes> configNames() {
    List<String> names = new ArrayList<>();
    bootUuid().ifPresent(names::add);
    bootInterface().ifPresent(names::add);
    ip.ifPresent(
        address -> {
          String hex = address.toHex().toUpperCase(Locale.ROOT);
          for (int digits = hex.length(); digits > 0; digits--) {
            names.add(hex.substring(0, digits));
          }
        });
    names.add("default");
    List<Bytes> all = new ArrayList<>();
    configFile.ifPresent(all::add);
    names.forEach(name -> all.add(Bytes.utf8("pxelinux.cfg/" + name)));
    return List.copyOf(all);
  }

  /**
   * Returns what all names are put behind.
   *
   * @return DHCP option 210; empty for the directory of the boot file
   */
  public Optional<Bytes> pathPrefix() {
    return pathPrefix;
  }

  /**
   * Returns the facts that PXELINUX has for {@code SYSAPPEND}: {@link SysAppend#BOOTIF} and {@link
   * SysAppend#SYSUUID}.
   *
   * @param host where to put them
   */
  public void describeTo(SyslinuxHost.Builder host) {
    bootInterface().ifPresent(name -> host.fact(SysAppend.BOOTIF, Bytes.utf8(name)));
    bootUuid().ifPresent(name -> host.fact(SysAppend.SYSUUID, Bytes.utf8(name)));
  }

  /** The hardware type and address in lower-case hexadecimal digits with hyphens. */
  private Optional<String> bootInterface() {
    return mac.map(
        address -> {
          StringBuilder name = new StringBuilder("%02x".formatted(hardwareType));
          for (int i = 0; i < address.length(); i++) {
            name.append("-%02x".formatted(address.at(i)));
          }
          return name.toString();
        });
  }

  /** The UUID in the order in which it is sent; one of no known version is not used. */
  private Optional<String> bootUuid() {
    return uuid.filter(sent -> sent.at(6) >= 0x10 && sent.at(6) < 0xF0)
        .map(
            sent -> {
              String hex = sent.toHex();
              return String.join(
                  "-",
                  hex.substring(0, 8),
                  hex.substring(8, 12),
                  hex.substring(12, 16),
                  hex.substring(16, 20),
                  hex.substring(20));
            });
  }

  /** Collects a client. */
  public static final class Builder {
    private Optional<Bytes> mac = Optional.empty();
    private int hardwareType = ETHERNET;
    private Optional<Bytes> uuid = Optional.empty();
    private Optional<Bytes> ip = Optional.empty();
    private Optional<Bytes> configFile = Optional.empty();
    private Optional<Bytes> pathPrefix = Optional.empty();

    private Builder() {}

    /**
     * Sets the hardware address of an Ethernet card.
     *
     * @param mac six pairs of hexadecimal digits, with colons, hyphens or nothing between them
     * @return this builder
     * @throws IllegalArgumentException if it is something else
     */
    public Builder mac(String mac) {
      String digits = mac.replaceAll("[:-]", "");
      if (!digits.matches("[0-9A-Fa-f]{12}")) {
        throw new IllegalArgumentException("not a hardware address of six bytes: " + mac);
      }
      byte[] bytes = new byte[MAC_LENGTH];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
      }
      this.mac = Optional.of(Bytes.of(bytes));
      return this;
    }

    /**
     * Sets the type of the hardware; without this it is Ethernet.
     *
     * @param type the number that ARP has for it, 0 to 255
     * @return this builder
     */
    public Builder hardwareType(int type) {
      if (type < 0 || type > 0xFF) {
        throw new IllegalArgumentException("not a hardware type: " + type);
      }
      this.hardwareType = type;
      return this;
    }

    /**
     * Sets the UUID of the machine, as firmware menus, dmidecode and QEMU's {@code -uuid} have it.
     * The firmware sends the first three parts with the lowest byte first (SMBIOS 2.6, 7.2.1), and
     * PXELINUX takes the bytes as they come: its name for {@code 00112233-4455-6677-...} is {@code
     * 33221100-5544-7766-...}.
     *
     * @param uuid the UUID
     * @return this builder
     */
    public Builder uuid(UUID uuid) {
      byte[] sent = new byte[UUID_LENGTH];
      long high = uuid.getMostSignificantBits();
      long low = uuid.getLeastSignificantBits();
      int[] order = {3, 2, 1, 0, 5, 4, 7, 6};
      for (int i = 0; i < 8; i++) {
        sent[order[i]] = (byte) (high >>> (56 - 8 * i));
        sent[8 + i] = (byte) (low >>> (56 - 8 * i));
      }
      this.uuid = Optional.of(Bytes.of(sent));
      return this;
    }

    /**
     * Sets the UUID of the machine as it is sent: DHCP option 97 without its first byte.
     *
     * @param sent 16 bytes
     * @return this builder
     */
    public Builder sentUuid(Bytes sent) {
      if (sent.length() != UUID_LENGTH) {
        throw new IllegalArgumentException("not 16 bytes: " + sent.toHex());
      }
      this.uuid = Optional.of(sent);
      return this;
    }

    /**
     * Sets the IPv4 address.
     *
     * @param address four decimal numbers with dots
     * @return this builder
     * @throws IllegalArgumentException if it is something else
     */
    public Builder ip(String address) {
      String[] parts = address.split("\\.", -1);
      byte[] bytes = new byte[IPV4_LENGTH];
      boolean sound = parts.length == IPV4_LENGTH;
      for (int i = 0; sound && i < bytes.length; i++) {
        sound = parts[i].matches("[0-9]{1,3}") && Integer.parseInt(parts[i]) <= 0xFF;
        bytes[i] = sound ? (byte) Integer.parseInt(parts[i]) : 0;
      }
      if (!sound) {
        throw new IllegalArgumentException("not an IPv4 address: " + address);
      }
      this.ip = Optional.of(Bytes.of(bytes));
      return this;
    }

    /**
     * Sets DHCP option 209: a configuration that is tried first.
     *
     * @param name the name
     * @return this builder
     */
    public Builder configFile(Bytes name) {
      this.configFile = Optional.of(requireNonNull(name));
      return this;
    }

    /**
     * Sets DHCP option 210: what all names are put behind, mostly a directory with a slash at its
     * end.
     *
     * @param prefix the prefix
     * @return this builder
     */
    public Builder pathPrefix(Bytes prefix) {
      this.pathPrefix = Optional.of(requireNonNull(prefix));
      return this;
    }

    /**
     * Returns the client.
     *
     * @return an immutable client
     */
    public PxelinuxClient build() {
      return new PxelinuxClient(this);
    }
  }
}
