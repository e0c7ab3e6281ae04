package io.github.bootformats.testsupport;

import io.github.bootformats.api.FormatException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/** The child JVM's program: runs a suite from an index on and tells the parent each step. */
final class HostileChild {
  /** Messages to the parent: an ASCII letter, then its fields. */
  static final int COUNT = 'C';

  static final int START = 'S';
  static final int PASSED = 'P';
  static final int FAILED = 'F';
  static final int EXITING = 'X';
  static final int DONE = 'D';

  /** The exit status when not even the failure could be told. */
  static final int SPEECHLESS = 99;

  private static final int TRACE_CHARS = 8_000;

  private final DataOutputStream out;
  private final Thread runner = Thread.currentThread();
  private volatile boolean done;

  private HostileChild(DataOutputStream out) {
    this.out = out;
  }

  /** Takes the suite's class and the first index. */
  public static void main(String[] args) throws Exception {
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 13));
    // What the decoder prints must not get between the messages.
    System.setOut(System.err);
    HostileChild child = new HostileChild(out);
    child.listen();
    Runtime.getRuntime().addShutdownHook(new Thread(child::tellExit));
    Constructor<?> constructor = Class.forName(args[0]).getDeclaredConstructor();
    constructor.setAccessible(true);
    child.run((HostileSuite) constructor.newInstance(), Integer.parseInt(args[1]));
  }

  private void run(HostileSuite suite, int first) throws IOException {
    int count = suite.count();
    synchronized (out) {
      out.write(COUNT);
      out.writeInt(count);
    }
    for (int index = first; index < count; index++) {
      synchronized (out) {
        out.write(START);
        out.writeInt(index);
        out.flush();
      }
      if (!runOne(suite, index)) {
        break;
      }
    }
    done = true;
    synchronized (out) {
      out.write(DONE);
      out.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  /** Runs one input; false when this JVM should not be trusted with another. */
  private boolean runOne(HostileSuite suite, int index) throws IOException {
    long start = System.nanoTime();
    String outcome = null;
    Throwable thrown = null;
    try {
      outcome = suite.outcome(index);
    } catch (IOException e) {
      if (exhaustion(e) == null) {
        outcome = nameOf(e);
      } else {
        thrown = e;
      }
    } catch (Throwable t) {
      thrown = t;
    }
    long nanos = System.nanoTime() - start;
    try {
      synchronized (out) {
        if (outcome != null) {
          out.write(PASSED);
          out.writeLong(nanos);
          out.writeUTF(outcome);
          return true;
        }
        HostileFailure.Kind kind =
            exhaustion(thrown) == null
                ? HostileFailure.Kind.UNDECLARED
                : HostileFailure.Kind.EXHAUSTED;
        out.write(FAILED);
        out.writeUTF(kind.name());
        out.writeUTF(traceOf(thrown));
        out.flush();
        return !(thrown instanceof Error) || thrown instanceof AssertionError;
      }
    } catch (VirtualMachineError e) {
      Runtime.getRuntime().halt(SPEECHLESS);
      return false;
    }
  }

  /** Finds a used-up heap or stack, also behind an exception that was made of it. */
  private static @Nullable Throwable exhaustion(@Nullable Throwable thrown) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < 100; depth++, t = t.getCause()) {
      if (t instanceof VirtualMachineError) {
        return t;
      }
    }
    return null;
  }

  private static String nameOf(IOException e) {
    String name = e.getClass().getSimpleName();
    return e instanceof FormatException format ? name + " " + format.reason() : name;
  }

  private static String traceOf(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "outcome() returned null";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return cut(text.toString());
  }

  private static String cut(String trace) {
    return trace.length() <= TRACE_CHARS ? trace : trace.substring(0, TRACE_CHARS) + "...";
  }

  /** Waits for the parent's word that time is up, or for the parent's end. */
  private void listen() {
    Thread listener =
        new Thread(
            () -> {
              try {
                if (System.in.read() >= 0) {
                  tellStack();
                }
              } catch (IOException e) {
                // The parent is gone, as at the end of its stream.
              }
              Runtime.getRuntime().halt(SPEECHLESS);
            });
    listener.setDaemon(true);
    listener.start();
  }

  private void tellExit() {
    if (!done) {
      tellStack();
    }
  }

  private void tellStack() {
    StringBuilder text = new StringBuilder();
    for (StackTraceElement element : runner.getStackTrace()) {
      text.append("\tat ").append(element).append('\n');
    }
    try {
      synchronized (out) {
        out.write(EXITING);
        out.writeUTF(cut(text.toString()));
        out.flush();
      }
    } catch (IOException e) {
      // The parent is gone, and nobody is left to be told.
    }
  }
}
