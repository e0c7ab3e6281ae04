package io.github.bootformats.api;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The formats that are there: an immutable registry of {@link FormatProvider}s.
 *
 * <p>A provider that cannot be loaded, or that throws when asked who it is, is left out with a
 * {@linkplain #diagnostics() finding} and harms no other.
 */
public final class Formats {
  /**
   * A class path can name a broken provider for ever; this many are reported, then loading stops.
   */
  private static final int MAX_BROKEN_PROVIDERS = 64;

  private final List<FormatProvider> providers;
  private final List<Diagnostic> diagnostics;

  private Formats(List<FormatProvider> providers, List<Diagnostic> diagnostics) {
    this.providers = providers;
    this.diagnostics = diagnostics;
  }

  /**
   * Loads every provider that the application can see: through the thread's context class loader,
   * then through the class loader of this library, since in a container neither need see what the
   * other does. Loaded anew at each call; keep the result.
   *
   * @return the installed formats
   */
  public static Formats installed() {
    Loading loading = new Loading(new TreeMap<>());
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      loading.addAll(ServiceLoader.load(FormatProvider.class, context).iterator());
    }
    ClassLoader own = Formats.class.getClassLoader();
    if (own != context) {
      loading.addAll(ServiceLoader.load(FormatProvider.class, own).iterator());
    }
    return loading.finish();
  }

  /**
   * Loads every provider that a class loader can see; for containers and plug-ins.
   *
   * @param loader the class loader
   * @return its formats
   */
  public static Formats load(ClassLoader loader) {
    Loading loading = new Loading(new TreeMap<>());
    loading.addAll(ServiceLoader.load(FormatProvider.class, requireNonNull(loader)).iterator());
    return loading.finish();
  }

  /**
   * Uses the given providers and no others.
   *
   * @param providers the providers, the preferred first
   * @return a registry of them
   */
  public static Formats of(FormatProvider... providers) {
    Loading loading = new Loading(new LinkedHashMap<>());
    for (FormatProvider provider : providers) {
      loading.add(requireNonNull(provider));
    }
    return loading.finish();
  }

  /**
   * Returns the providers.
   *
   * @return the providers: those that were given in their order, those that were found in the order
   *     of their ids, since a service loader's order differs between class path and module path; of
   *     several with one id the first
   */
  public List<FormatProvider> providers() {
    return providers;
  }

  /**
   * Looks a format up.
   *
   * @param id the format's id, such as {@code squashfs}
   * @return its provider, or empty
   */
  public Optional<FormatProvider> find(String id) {
    return providers.stream().filter(p -> p.descriptor().id().equals(id)).findFirst();
  }

  /**
   * Returns what went wrong while the providers were loaded.
   *
   * @return a finding for each provider that was left out
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * Asks every format whether an image is of its kind.
   *
   * @param image the image; not closed
   * @return the formats that may be it, the surest first
   * @throws IOException if reading fails
   */
  public List<Detection> detect(ImageSource image) throws IOException {
    return detect(image, "");
  }

  /**
   * Asks every format whether an image is of its kind. A provider that fails on the image with
   * anything but an {@code IOException} counts as one that does not know it.
   *
   * @param image the image; not closed
   * @param nameHint the name of the file, or empty
   * @return the formats that may be it, the surest first; of equally sure ones, in the order of
   *     {@link #providers()}
   * @throws IOException if reading fails
   */
  public List<Detection> detect(ImageSource image, String nameHint) throws IOException {
    List<Detection> found = new ArrayList<>();
    for (FormatProvider provider : providers) {
      Detection detection;
      try {
        detection = provider.detect(image, nameHint);
      } catch (RuntimeException | LinkageError e) {
        continue;
      }
      if (detection.confidence() != Confidence.NONE) {
        found.add(detection);
      }
    }
    found.sort(Comparator.comparing(Detection::confidence).reversed());
    return List.copyOf(found);
  }

  @Override
  public String toString() {
    return "Formats" + providers.stream().map(p -> p.descriptor().id()).toList();
  }

  /** Collects providers, leaving the broken ones out. */
  private static final class Loading {
    private final Map<String, FormatProvider> providersById;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Loading(Map<String, FormatProvider> providersById) {
      this.providersById = providersById;
    }

    void addAll(Iterator<FormatProvider> found) {
      while (diagnostics.size() < MAX_BROKEN_PROVIDERS) {
        try {
          if (!found.hasNext()) {
            return;
          }
          add(found.next());
        } catch (ServiceConfigurationError | LinkageError e) {
          diagnostics.add(broken("a format provider cannot be loaded: " + e.getMessage()));
        }
      }
    }

    void add(FormatProvider provider) {
      try {
        providersById.putIfAbsent(provider.descriptor().id(), provider);
      } catch (RuntimeException | LinkageError e) {
        diagnostics.add(broken(provider.getClass().getName() + " does not say who it is: " + e));
      }
    }

    private static Diagnostic broken(String message) {
      return Diagnostic.of(Severity.WARNING, "formats.broken-provider", message);
    }

    Formats finish() {
      return new Formats(List.copyOf(providersById.values()), List.copyOf(diagnostics));
    }
  }
}
