package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Prints statements as a script that GRUB reads as the same statements.
 *
 * <p>One command a line, bodies indented by two blanks. Words are printed with the quotes that they
 * have.
 */
public final class SyntaxPrinter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int depth;

  private SyntaxPrinter() {}

  /**
   * Prints statements.
   *
   * @param statements the statements
   * @return the script; each statement ends with a new line
   */
  public static Bytes print(List<? extends Statement> statements) {
    SyntaxPrinter printer = new SyntaxPrinter();
    printer.lines(statements);
    return Bytes.of(printer.out.toByteArray());
  }

  /**
   * Prints one word.
   *
   * @param word the word
   * @return its bytes
   */
  public static Bytes print(Word word) {
    SyntaxPrinter printer = new SyntaxPrinter();
    printer.word(word);
    return Bytes.of(printer.out.toByteArray());
  }

  static Bytes bodyOf(Block block) {
    SyntaxPrinter printer = new SyntaxPrinter();
    printer.text("\n");
    printer.depth++;
    printer.lines(block.body());
    return Bytes.of(printer.out.toByteArray());
  }

  private void lines(List<? extends Statement> statements) {
    for (Statement statement : statements) {
      indent();
      statement(statement);
      text("\n");
    }
  }

  private void body(List<Command> commands) {
    depth++;
    lines(commands);
    depth--;
    indent();
  }

  private void statement(Statement statement) {
    if (statement instanceof SimpleCommand simple) {
      simple(simple);
    } else if (statement instanceof IfCommand conditional) {
      conditional(conditional);
    } else if (statement instanceof ForCommand loop) {
      forLoop(loop);
    } else if (statement instanceof LoopCommand loop) {
      loop(loop);
    } else if (statement instanceof FunctionDefinition function) {
      function(function);
    }
  }

  private void simple(SimpleCommand command) {
    String separator = "";
    for (Word word : command.words()) {
      text(separator);
      word(word);
      separator = " ";
    }
    command
        .block()
        .ifPresent(
            block -> {
              text(" {\n");
              body(block.body());
              text("}");
            });
  }

  private void conditional(IfCommand command) {
    String keyword = "if ";
    for (IfCommand.Branch branch : command.branches()) {
      text(keyword);
      condition(branch.condition());
      text("then\n");
      body(branch.body());
      keyword = "elif ";
    }
    if (!command.otherwise().isEmpty()) {
      text("else\n");
      body(command.otherwise());
    }
    text("fi");
  }

  private void condition(List<Command> commands) {
    for (Command command : commands) {
      statement(command);
      text("; ");
    }
  }

  private void forLoop(ForCommand loop) {
    text("for ");
    bytes(loop.variable());
    text(" in");
    for (Word word : loop.words()) {
      text(" ");
      word(word);
    }
    text("; do\n");
    body(loop.body());
    text("done");
  }

  private void loop(LoopCommand loop) {
    text(loop.until() ? "until " : "while ");
    condition(loop.condition());
    text("do\n");
    body(loop.body());
    text("done");
  }

  private void function(FunctionDefinition function) {
    text("function ");
    bytes(function.name());
    text(" {\n");
    body(function.body());
    text("}");
  }

  private void word(Word word) {
    word.parts().forEach(this::part);
  }

  private void part(WordPart part) {
    if (part instanceof WordPart.Text text) {
      bytes(text.raw());
    } else if (part instanceof WordPart.SingleQuoted quoted) {
      text("'");
      bytes(quoted.content());
      text("'");
    } else if (part instanceof WordPart.DoubleQuoted quoted) {
      text("\"");
      quoted.parts().forEach(this::part);
      text("\"");
    } else if (part instanceof WordPart.Translated translated) {
      text("$\"");
      bytes(translated.raw());
      text("\"");
    } else if (part instanceof WordPart.Variable variable) {
      text(variable.braces() ? "${" : "$");
      bytes(variable.name());
      text(variable.braces() ? "}" : "");
    }
  }

  private void indent() {
    text("  ".repeat(depth));
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void bytes(Bytes bytes) {
    out.writeBytes(bytes.toByteArray());
  }
}
