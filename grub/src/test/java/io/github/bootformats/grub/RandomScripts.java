package io.github.bootformats.grub;

import java.util.List;
import java.util.Random;

/** Makes scripts that use all of the language, do little harm and end. */
final class RandomScripts {
  private static final List<String> NAMES = List.of("a", "b", "c", "x1", "_y", "root2", "i");

  private static final List<String> TEXTS =
      List.of(
          "a",
          "b",
          "foo",
          "x=1",
          "n",
          "-n",
          "10",
          "010",
          "0x1f",
          "-5",
          "/boot/a",
          "quiet",
          "ro=/dev/sda1",
          "a.b",
          "k-2",
          "k-11",
          "#c",
          "!",
          "%",
          "~",
          "(x)",
          "ab",
          "B",
          "1",
          "0",
          "99999999999999999999");

  private static final List<String> ESCAPES =
      List.of(
          "\\ ", "\\$", "\\\"", "\\'", "\\\\", "\\n", "\\;", "\\{", "\\}", "\\#", "\\*", "\\?",
          "\\x41");
  private static final List<String> GLOBS =
      List.of(
          "/boot/k*",
          "/boot/?",
          "/b*/k-?",
          "($root)/boot/k*",
          "(hd0*)",
          "(*,msdos1)/boot/a",
          "/nope/*",
          "/boot/\\*",
          "'/boot/k'*",
          "(hd*",
          "/boot/*/x",
          "/b*/a",
          "/boot/d*/",
          "/boot/k-*2");
  private static final List<String> FILES =
      List.of(
          "/boot/a",
          "/boot",
          "/boot/",
          "/nope",
          "($root)/boot/k-1",
          "/boot/empty",
          "(hd0,1)/boot/a",
          "(hd0,msdos7)/x",
          "/boot/dir/x",
          "/",
          "boot/a",
          "(hd0,msdos1)",
          "/boot/a/");
  private static final List<String> OPERATORS =
      List.of(
          "=", "==", "!=", "<", "<=", ">", ">=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-plt",
          "-pgt");

  private final Random random;
  private final int name;
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private int loops;
  private int counters;
  private boolean inFunction;

  private RandomScripts(Random random) {
    this.random = random;
    this.name = random.nextInt(1_000_000_000);
  }

  static String script(Random random) {
    RandomScripts scripts = new RandomScripts(random);
    for (int i = 2 + random.nextInt(7); i > 0; i--) {
      scripts.statement();
      scripts.out.append(random.nextInt(8) == 0 ? ";" : "\n");
    }
    return scripts.out.append("\necho \"$? $a $b $c $x1 $_y $root2 $i\"\n").toString();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void add(String text) {
    out.append(text);
  }

  private void separator() {
    add(random.nextBoolean() ? "; " : random.nextInt(4) == 0 ? " # it's\n\n" : "\n");
  }

  private void body() {
    depth++;
    for (int i = 1 + random.nextInt(depth > 2 ? 1 : 3); i > 0; i--) {
      command();
      separator();
    }
    depth--;
  }

  private void statement() {
    switch (random.nextInt(12)) {
      case 0 -> function();
      case 1 -> {
        if (random.nextInt(3) == 0) {
          add(
              pick(
                  List.of(
                      "a | b",
                      "fi",
                      "echo x}",
                      "if true; then fi",
                      "echo \"$\"",
                      "echo {",
                      "}",
                      "x }; echo k")));
        } else {
          command();
        }
      }
      default -> command();
    }
  }

  private void function() {
    add("function " + pick(List.of("f", "g", "h")) + pick(List.of(" {", "\n{\n", "  {  ")) + " ");
    depth += 2;
    inFunction = true;
    body();
    inFunction = false;
    depth -= 2;
    add("}");
  }

  private void command() {
    int kind = random.nextInt(depth > 3 ? 14 : 24);
    switch (kind) {
      case 0, 1 -> add("set " + pick(NAMES) + "=" + word());
      case 2 -> add(pick(NAMES) + "=" + word());
      case 3, 4, 5 -> add("echo " + words());
      case 6 ->
          add(pick(List.of("linux", "initrd", "linux16", "module", "chainloader")) + " " + words());
      case 7 -> test();
      case 8 -> flow();
      case 9 -> add(pick(List.of("unset ", "export ")) + pick(NAMES));
      case 10 ->
          add("echo $? \"$#\" " + pick(List.of("$@", "\"$@\"", "$*", "\"$*\"", "$1", "\"$2\"")));
      case 11 -> regexp();
      case 12 ->
          add(
              "eval "
                  + pick(
                      List.of(
                          "\"echo $a; echo \\$b\"",
                          "'set a=q'",
                          "echo \"$b\"",
                          "'echo a; fi'",
                          "\"$a\"",
                          "")));
      case 13 -> odd();
      case 14, 15, 16 -> conditional();
      case 17, 18 -> forLoop();
      case 19 -> whileLoop();
      case 20, 21 -> call();
      case 22 -> entry();
      default ->
          add(
              pick(
                  List.of(
                      "source /boot/inc.cfg",
                      ". /boot/inc2.cfg",
                      "load_env -f /boot/grub/grubenv",
                      "load_env",
                      "load_env -f /boot/grub/grubenv saved",
                      "list_env -f /boot/grub/grubenv",
                      "source /nope",
                      "configfile /boot/inc.cfg",
                      "search --set=a --file /boot/a",
                      "search -f /boot/nope -s b",
                      "search --file /boot/a --set c --hint hd0,msdos1",
                      "list_env")));
    }
  }

  private void odd() {
    add(
        pick(List.of(
                "nope " + word(),
                "true",
                "false",
                "! true",
                "! false",
                "$a",
                "\"$a\"",
                "$nope",
                "a=b c=d",
                "1=2",
                "#=x",
                "set",
                "set foo",
                "export",
                "unset",
                "echo -e 'a\\qb\\n' c",
                "echo -x -n b",
                "test",
                "[ ]",
                "set ?=5",
                "regexp",
                "sleep 0",
                "echo -- a",
                "echo a -n",
                "setparams p \"q r\"",
                "search",
                "break 0",
                "break x",
                "return x",
                "echo $\"t $a \\$b \\n \\\" ${c} $1\"",
                "[ ( a ) ]",
                "[ a = a -o b = c -a d ]",
                "echo ${a}${b}",
                "echo a\"\"b ''",
                "$a$b",
                "true; # c",
                "false ;",
                "echo \\\n x",
                "echo a\\\nb \"c\\\nd\" 'e\nf'",
                "list_env -q",
                "load_env --file",
                "regexp --set=1:x1 '^(.*)$' \"$a\"",
                "function_x",
                "set a =b",
                "set =5",
                "=5"))
            .replace("set\n", "set a=b\n")
            .replaceFirst("^set$", "set b=a"));
  }

  private void flow() {
    if (loops > 0 || random.nextInt(4) == 0) {
      add(pick(List.of("break", "continue", "break 2", "continue 2", "break 1")));
    } else {
      add(pick(List.of("return", "return 3", "shift", "shift 2", "return 0", "shift 9")));
    }
  }

  private void test() {
    add(pick(List.of("test ", "[ ", "! test ", "! [ ")));
    boolean bracket = out.charAt(out.length() - 2) == '[';
    int terms = 1 + random.nextInt(3);
    for (int i = terms - 1; i >= 0; i--) {
      // Behind the error of another term GRUB does not always find its file system.
      switch (terms == 1 ? random.nextInt(6) : 1 + random.nextInt(5)) {
        case 0 -> add(pick(List.of("-f ", "-d ", "-e ", "-s ")) + pick(FILES));
        case 1 -> add(pick(List.of("-n ", "-z ")) + word());
        case 2 -> add(word());
        case 3 -> add("! " + word() + " " + operator() + " " + word());
        case 4 -> add("( " + word() + " " + operator() + " " + word() + " )");
        default -> add(word() + " " + operator() + " " + word());
      }
      add(i > 0 ? pick(List.of(" -a ", " -o ", " ", " ! ")) : " ");
    }
    add(bracket ? "]" : "");
  }

  /** Quotes the operators that would be signs of the grammar. */
  private String operator() {
    String operator = pick(OPERATORS);
    return operator.startsWith("<") || operator.startsWith(">") ? "'" + operator + "'" : operator;
  }

  private void regexp() {
    add(
        "regexp "
            + pick(List.of("", "--set=a ", "--set 2:b ", "-s 1:c --set=0:i "))
            + pick(
                List.of(
                    "'(a+)(b*)'",
                    "'^/boot/(.*)$'",
                    "'[0-9]+'",
                    "'(a|ab)(c|bcd)?'",
                    "'x*'",
                    "'[^a-c]([[:digit:]]{1,2})'",
                    "'('",
                    "'a{2}'",
                    "'.'"))
            + " "
            + word());
  }

  private void conditional() {
    add("if ");
    condition();
    add("then ");
    body();
    while (random.nextInt(3) == 0) {
      add("elif ");
      condition();
      add("then\n");
      body();
    }
    if (random.nextBoolean()) {
      add("else ");
      body();
    }
    add("fi");
  }

  private void condition() {
    if (random.nextInt(4) == 0) {
      command();
      separator();
    }
    test();
    separator();
  }

  private void forLoop() {
    add("for " + pick(NAMES) + " in " + words());
    separator();
    add("do ");
    loops++;
    body();
    loops--;
    add("done");
  }

  private void whileLoop() {
    // Every loop has a counter that nothing else sets, no function of another script either: it
    // ends.
    String counter = "n" + name + "_" + ++counters;
    add("set " + counter + "=\n" + pick(List.of("while", "until !")));
    add(" [ \"$" + counter + "\" != xxx ]; do set " + counter + "=x$" + counter + "; ");
    loops++;
    body();
    loops--;
    add("done");
  }

  /** Calls a function, but not within one: numbers of calls would multiply. */
  private void call() {
    if (inFunction) {
      add("true");
      return;
    }
    add(pick(List.of("f", "g", "h")) + " " + words());
  }

  private void entry() {
    add(
        pick(List.of("menuentry ", "submenu "))
            + pick(List.of("", "--class q ", "--id i" + random.nextInt(9) + " ", "--unrestricted "))
            + "T"
            + word()
            + " "
            + (random.nextBoolean() ? word() : "")
            + " {\n");
    body();
    add("}");
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      words.append(random.nextInt(7) == 0 ? pick(GLOBS) : word()).append(i > 0 ? " " : "");
    }
    return words.toString();
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      word.append(part());
    }
    return word.toString();
  }

  private String part() {
    return switch (random.nextInt(10)) {
      case 0 -> "'" + pick(TEXTS) + pick(List.of("", " b", "\\", "*", "\"", "$a", "  ")) + "'";
      case 1 ->
          "\""
              + pick(TEXTS)
              + pick(List.of("", " $a", "${b} ", "\\n", "\\$", "\\\"", "\\\\", "'", "$1", "*"))
              + "\"";
      case 2 -> "$" + pick(NAMES);
      case 3 -> "\"$" + pick(NAMES) + "\"";
      case 4 ->
          pick(
              List.of(
                  "$1",
                  "$@",
                  "\"$@\"",
                  "$*",
                  "\"$*\"",
                  "$#",
                  "${2}",
                  "\"${1}\"",
                  "$?",
                  "x\"$@\"y"));
      case 5 -> pick(ESCAPES);
      case 6 -> "${" + pick(NAMES) + "}";
      default -> pick(TEXTS).replace("#c", "c#").replace("(x)", "(x)");
    };
  }
}
