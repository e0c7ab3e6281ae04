package io.github.bootformats.grub.internal.parse;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.GrubFinding;
import io.github.bootformats.grub.syntax.Block;
import io.github.bootformats.grub.syntax.Command;
import io.github.bootformats.grub.syntax.ForCommand;
import io.github.bootformats.grub.syntax.FunctionDefinition;
import io.github.bootformats.grub.syntax.IfCommand;
import io.github.bootformats.grub.syntax.Keyword;
import io.github.bootformats.grub.syntax.LoopCommand;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Span;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.Word;
import io.github.bootformats.grub.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the statements of one batch of lines: those that GRUB parses before it runs any of them.
 */
final class Parser {
  private final SourceText source;
  private final Lexer lexer;
  private final int maxNesting;
  private List<Statement> statements = new ArrayList<>();
  private int nesting;
  private int statementStart;

  Parser(SourceText source, Lexer lexer, int maxNesting) {
    this.source = source;
    this.lexer = lexer;
    this.maxNesting = maxNesting;
  }

  /** Returns what the batch had read when it ended, by an error or not. */
  List<Statement> statements() {
    return statements;
  }

  /** Returns whether the error is where a second statement of the batch should begin. */
  boolean failedBehindStatement() {
    return !statements.isEmpty() && lexer.start() == statementStart;
  }

  /** Reads the line that the lexer has started, and those that it takes to complete it. */
  void batch() throws SyntaxException {
    statements = new ArrayList<>();
    nesting = 0;
    lexer.next();
    skipNewlines();
    while (lexer.kind() != TokenKind.END) {
      statementStart = lexer.start();
      statements.add(statement());
      if (lexer.kind() != TokenKind.SEMICOLON && lexer.kind() != TokenKind.NEWLINE) {
        throw unexpected("';' or a new line behind a command");
      }
      lexer.next();
      skipNewlines();
    }
  }

  private void skipNewlines() {
    while (lexer.kind() == TokenKind.NEWLINE) {
      lexer.next();
    }
  }

  private Statement statement() throws SyntaxException {
    return lexer.is(Keyword.FUNCTION) ? function() : command();
  }

  private FunctionDefinition function() throws SyntaxException {
    int start = lexer.start();
    lexer.next();
    Bytes name = name("the name of a function");
    enter();
    lexer.next();
    skipNewlines();
    if (lexer.kind() != TokenKind.LEFT_BRACE) {
      throw unexpected("'{' behind the name of a function");
    }
    lexer.next();
    List<Command> body = commands("a function");
    requireDelimiter("'}'");
    if (lexer.kind() != TokenKind.RIGHT_BRACE) {
      throw unexpected("'}' at the end of a function");
    }
    FunctionDefinition function = new FunctionDefinition(name, body, span(start));
    leave();
    // GRUB has defined it by now, whatever follows on the line.
    lexer.next();
    return function;
  }

  private Command command() throws SyntaxException {
    if (lexer.kind() == TokenKind.NAME || lexer.kind() == TokenKind.WORD) {
      return simple();
    }
    if (lexer.is(Keyword.IF)) {
      return conditional();
    }
    if (lexer.is(Keyword.FOR)) {
      return forLoop();
    }
    if (lexer.is(Keyword.WHILE) || lexer.is(Keyword.UNTIL)) {
      return loop();
    }
    throw unexpected("a command");
  }

  private SimpleCommand simple() throws SyntaxException {
    int start = lexer.start();
    int end = lexer.end();
    List<Word> words = new ArrayList<>(4);
    while (lexer.kind().isArgument()) {
      end = lexer.end();
      words.add(word());
    }
    Optional<Block> block = Optional.empty();
    if (lexer.kind() == TokenKind.LEFT_BRACE) {
      Block read = block();
      block = Optional.of(read);
      return new SimpleCommand(
          words, block, new Span(source.sourceOffset(start), read.span().end()));
    }
    return new SimpleCommand(words, block, span(start, end));
  }

  private Block block() throws SyntaxException {
    int start = lexer.start();
    int textStart = lexer.end();
    enter();
    lexer.next();
    List<Command> body = commands("a block");
    if (lexer.kind() != TokenKind.RIGHT_BRACE) {
      throw unexpected("'}' at the end of a block");
    }
    Block block = new Block(body, lexer.bytes(textStart, lexer.start()), span(start));
    leave();
    lexer.next();
    return block;
  }

  private IfCommand conditional() throws SyntaxException {
    int start = lexer.start();
    enter();
    List<IfCommand.Branch> branches = new ArrayList<>(1);
    do {
      lexer.next();
      List<Command> condition = commands("a condition");
      expect(Keyword.THEN);
      List<Command> body = commands("'then'");
      requireDelimiter("'fi', 'else' or 'elif'");
      branches.add(new IfCommand.Branch(condition, body));
    } while (lexer.is(Keyword.ELIF));
    List<Command> otherwise = List.of();
    if (lexer.is(Keyword.ELSE)) {
      lexer.next();
      otherwise = commands("'else'");
      requireDelimiter("'fi'");
    }
    if (!lexer.is(Keyword.FI)) {
      throw unexpected("'fi'");
    }
    IfCommand command = new IfCommand(branches, otherwise, span(start));
    leave();
    lexer.next();
    return command;
  }

  private ForCommand forLoop() throws SyntaxException {
    int start = lexer.start();
    lexer.next();
    Bytes variable = name("the name of a variable");
    enter();
    lexer.next();
    if (!lexer.is(Keyword.IN)) {
      throw unexpected("'in'");
    }
    lexer.next();
    List<Word> words = new ArrayList<>();
    while (lexer.kind().isArgument()) {
      words.add(word());
    }
    delimiters();
    expect(Keyword.DO);
    ForCommand loop = new ForCommand(variable, words, loopBody(), span(start));
    leave();
    lexer.next();
    return loop;
  }

  private LoopCommand loop() throws SyntaxException {
    int start = lexer.start();
    boolean until = lexer.is(Keyword.UNTIL);
    enter();
    lexer.next();
    List<Command> condition = commands("a condition");
    expect(Keyword.DO);
    LoopCommand loop = new LoopCommand(until, condition, loopBody(), span(start));
    leave();
    lexer.next();
    return loop;
  }

  /** Reads up to the {@code done} of a loop, which stays the current token. */
  private List<Command> loopBody() throws SyntaxException {
    List<Command> body = commands("'do'");
    requireDelimiter("'done'");
    if (!lexer.is(Keyword.DONE)) {
      throw unexpected("'done'");
    }
    return body;
  }

  private boolean delimited;

  /** Reads commands, and the delimiters behind the last one where there are any. */
  private List<Command> commands(String of) throws SyntaxException {
    List<Command> commands = new ArrayList<>(4);
    skipNewlines();
    do {
      if (!startsCommand()) {
        throw unexpected("a command of " + of);
      }
      commands.add(command());
      delimiters();
    } while (delimited && startsCommand());
    return commands;
  }

  private void delimiters() {
    delimited = lexer.kind() == TokenKind.SEMICOLON || lexer.kind() == TokenKind.NEWLINE;
    if (delimited) {
      lexer.next();
      skipNewlines();
    }
  }

  private boolean startsCommand() {
    return lexer.kind() == TokenKind.NAME
        || lexer.kind() == TokenKind.WORD
        || lexer.is(Keyword.IF)
        || lexer.is(Keyword.FOR)
        || lexer.is(Keyword.WHILE)
        || lexer.is(Keyword.UNTIL);
  }

  private void requireDelimiter(String before) throws SyntaxException {
    if (!delimited) {
      throw unexpected("';' or a new line before " + before);
    }
  }

  private void expect(Keyword keyword) throws SyntaxException {
    requireDelimiter("'" + keyword.text() + "'");
    if (!lexer.is(keyword)) {
      throw unexpected("'" + keyword.text() + "'");
    }
    lexer.next();
  }

  /** Returns the current token's text, which must be a name; the token stays. */
  private Bytes name(String expected) throws SyntaxException {
    if (lexer.kind() != TokenKind.NAME) {
      throw unexpected(expected);
    }
    return lexer.bytes(lexer.start(), lexer.end());
  }

  private Word word() throws SyntaxException {
    int start = lexer.start();
    int end = lexer.end();
    List<WordPart> parts;
    if (lexer.isPlain()) {
      parts = List.of(new WordPart.Text(lexer.bytes(start, end)));
    } else {
      WordReader reader = WordReader.read(lexer.text(), start, end);
      if (reader.badDollar() >= 0) {
        throw new SyntaxException(
            GrubFinding.SYNTAX,
            reader.badDollar(),
            SyntaxMessages.PLAIN,
            "expected the name of a variable behind '$'");
      }
      parts = reader.parts();
    }
    Word word = new Word(parts, span(start, end));
    lexer.next();
    return word;
  }

  private void enter() throws SyntaxException {
    if (++nesting > maxNesting) {
      throw new SyntaxException(
          GrubFinding.NESTING,
          lexer.start(),
          SyntaxMessages.PLAIN,
          "more than %s levels".formatted(maxNesting));
    }
    lexer.open();
  }

  private void leave() {
    nesting--;
    lexer.close();
  }

  /** Returns the span from a position to the end of the current token. */
  private Span span(int start) {
    return span(start, lexer.end());
  }

  private Span span(int start, int end) {
    return new Span(source.sourceOffset(start), source.sourceOffset(end - 1) + 1);
  }

  private SyntaxException unexpected(String expected) {
    if (lexer.starved()) {
      return new SyntaxException(
          GrubFinding.UNEXPECTED_END,
          lexer.start(),
          SyntaxMessages.STARVED,
          "expected " + expected + ", but the script ends within what begins here");
    }
    return new SyntaxException(
        GrubFinding.SYNTAX,
        lexer.start(),
        messages(),
        "expected " + expected + ", found " + found());
  }

  private SyntaxMessages messages() {
    if (lexer.kind() == TokenKind.BAD) {
      return SyntaxMessages.DOLLAR;
    }
    boolean startsStatement = startsCommand() || lexer.is(Keyword.FUNCTION);
    return startsStatement ? SyntaxMessages.RETRIED : SyntaxMessages.PLAIN;
  }

  private String found() {
    return switch (lexer.kind()) {
      case KEYWORD, NAME, WORD, RESERVED -> {
        int end = Math.min(lexer.end(), lexer.start() + 40);
        yield "'" + lexer.bytes(lexer.start(), end) + "'";
      }
      default -> lexer.kind().description();
    };
  }
}
