package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.boot.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What loader commands have put into memory. */
public final class Loader {
  private @Nullable Call kernel;
  private @Nullable Call initrd;
  private @Nullable Call deviceTree;
  private List<Call> modules = new ArrayList<>();

  /** What {@code legacy_kernel} has loaded, or was told to load, last. */
  private @Nullable LegacyKernel legacyKernel;

  /** Creates a loader that has loaded nothing. */
  public Loader() {}

  /**
   * A command that loads something.
   *
   * @param name the command's name
   * @param arguments its arguments
   * @param place where it stands
   */
  public record Call(String name, List<String> arguments, SourceLocation place) {
    /**
     * Creates a call.
     *
     * @param name the command's name
     * @param arguments its arguments
     * @param place where it stands
     */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  Loader copy() {
    Loader copy = new Loader();
    copy.kernel = kernel;
    copy.initrd = initrd;
    copy.deviceTree = deviceTree;
    copy.modules = new ArrayList<>(modules);
    copy.legacyKernel = legacyKernel;
    return copy;
  }

  void kernel(Call call) {
    kernel = call;
    initrd = null;
    modules = new ArrayList<>();
  }

  void initrd(Call call) {
    initrd = call;
  }

  void deviceTree(Call call) {
    deviceTree = call;
  }

  void module(Call call) {
    modules.add(call);
  }

  @Nullable LegacyKernel legacyKernel() {
    return legacyKernel;
  }

  void setLegacyKernel(LegacyKernel kind) {
    legacyKernel = kind;
  }

  /**
   * Returns the command that loaded a kernel or a chain-loaded program.
   *
   * @return the last such command, or null
   */
  public @Nullable Call kernel() {
    return kernel;
  }

  /**
   * Returns the command that loaded initrds for the kernel.
   *
   * @return the last such command, or null
   */
  public @Nullable Call initrd() {
    return initrd;
  }

  /**
   * Returns the command that loaded a device tree.
   *
   * @return the last such command, or null
   */
  public @Nullable Call deviceTree() {
    return deviceTree;
  }

  /**
   * Returns the commands that loaded modules for the kernel.
   *
   * @return the commands in order
   */
  public List<Call> modules() {
    return List.copyOf(modules);
  }
}
