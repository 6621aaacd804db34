package rapport.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A simple style file of Vale (https://vale.sh/docs/styles): {@code existence} with tokens, {@code
 * substitution} with a swap, of plain words and alternatives. What means more than that is refused
 * by name and line.
 */
public final class ValeStyle {
  private static final int MAX_DEPTH = 5;
  private static final int MAX_ROWS = 2_000;
  private static final Map<String, String> SEVERITIES =
      Map.of("error", "error", "warning", "warning", "suggestion", "hint");

  /** Say nothing about what is found. */
  private static final Set<String> HARMLESS = Set.of("link", "description", "action");

  private static final Pattern QUOTED = Pattern.compile("['\"“‘]?%s['\"”’]?");

  private final String prefix;
  private final String category;
  private String message = "";
  private String severity = "warning";
  private boolean ignoreCase;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param name of the file: the rules' ids begin with it
   */
  public ValeStyle(String name, String category) {
    this.prefix = name;
    this.category = category;
  }

  /**
   * @throws Row.Unreadable if it is no YAML, or no simple style
   */
  public List<Row> read(String text) throws Row.Unreadable {
    MappingNode root = root(text);
    Node extended = value(root, "extends");
    String kind = extended instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!kind.equals("existence") && !kind.equals("substitution"))
      throw new Row.Unreadable(
          line(extended == null ? root : extended),
          "extends must be existence or substitution"
              + (kind.isEmpty() ? "." : ", not '" + kind + "'."));
    Node body = null;
    for (NodeTuple tuple : root.getValue()) {
      String key = text(tuple.getKeyNode());
      Node value = tuple.getValueNode();
      switch (key) {
        case "extends" -> {}
        case "message" -> message = text(value);
        case "level" -> severity = severity(value);
        case "ignorecase" -> ignoreCase = text(value).equals("true");
        case "scope" -> scope(value);
        case "tokens", "swap" -> {
          if (!key.equals(kind.equals("existence") ? "tokens" : "swap"))
            throw new Row.Unreadable(line(value), "'" + key + "' does not belong to " + kind + ".");
          body = value;
        }
        default -> {
          if (!HARMLESS.contains(key))
            throw new Row.Unreadable(
                line(tuple.getKeyNode()), "'" + key + "' is more than can be imported.");
        }
      }
    }
    if (message.isBlank()) throw new Row.Unreadable(line(root), "message is missing.");
    if (body instanceof SequenceNode tokens && kind.equals("existence")) {
      for (Node token : tokens.getValue()) existence(token);
    } else if (body instanceof MappingNode swap && kind.equals("substitution")) {
      for (NodeTuple pair : swap.getValue()) substitution(pair);
    } else {
      throw new Row.Unreadable(
          line(body == null ? root : body),
          kind.equals("existence") ? "tokens must be a list." : "swap must be pairs.");
    }
    if (rows.isEmpty()) throw new Row.Unreadable(0, "The style has no words.");
    return rows;
  }

  private static MappingNode root(String text) throws Row.Unreadable {
    LoadSettings settings = LoadSettings.builder().build();
    try {
      int depth = 0; // counted first: composing goes one call deeper for each level
      for (Event event : new Parse(settings).parseString(text)) {
        switch (event.getEventId()) {
          case MappingStart, SequenceStart -> depth++;
          case MappingEnd, SequenceEnd -> depth--;
          case Alias ->
              throw new Row.Unreadable(
                  line(event.getStartMark().orElse(null)),
                  "aliases are more than can be imported.");
          default -> {}
        }
        if (depth > MAX_DEPTH)
          throw new Row.Unreadable(
              line(event.getStartMark().orElse(null)), "it is nested too deep.");
      }
      Node root = new Compose(settings).composeString(text).orElse(null);
      if (root instanceof MappingNode mapping) return mapping;
    } catch (MarkedYamlEngineException e) {
      throw new Row.Unreadable(line(e.getProblemMark().orElse(null)), "this is no YAML.");
    } catch (YamlEngineException e) {
      throw new Row.Unreadable(0, "This is no YAML.");
    }
    throw new Row.Unreadable(
        0, "A style begins with 'extends: existence' or 'extends: substitution'.");
  }

  private static int line(@Nullable Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }

  private static int line(Node node) {
    return line(node.getStartMark().orElse(null));
  }

  private static @Nullable Node value(MappingNode root, String key) throws Row.Unreadable {
    for (NodeTuple tuple : root.getValue())
      if (text(tuple.getKeyNode()).equals(key)) return tuple.getValueNode();
    return null;
  }

  private static String text(Node node) throws Row.Unreadable {
    if (node instanceof ScalarNode scalar) return scalar.getValue().strip();
    throw new Row.Unreadable(line(node), "a text was expected here.");
  }

  private static String severity(Node node) throws Row.Unreadable {
    String severity = SEVERITIES.get(text(node));
    if (severity == null)
      throw new Row.Unreadable(line(node), "level must be suggestion, warning or error.");
    return severity;
  }

  private static void scope(Node node) throws Row.Unreadable {
    if (!(node instanceof ScalarNode scalar)
        || !Set.of("text", "sentence").contains(scalar.getValue()))
      throw new Row.Unreadable(line(node), "a scope other than text is more than can be imported.");
  }

  private void existence(Node token) throws Row.Unreadable {
    row(line(token), text(token), List.of(), QUOTED.matcher(message).replaceAll("this"));
  }

  private void substitution(NodeTuple pair) throws Row.Unreadable {
    String found = text(pair.getKeyNode());
    List<String> rewrites = List.of(text(pair.getValueNode()).split("\\|", -1));
    String said =
        message.replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(rewrites.get(0)));
    row(line(pair.getKeyNode()), found, rewrites, said.replace("%s", found));
  }

  /** One row an alternative: {@code a|b} and {@code (?:a|b)} are spelled out. */
  private void row(int line, String token, List<String> rewrites, String said)
      throws Row.Unreadable {
    for (String one : alternatives(token)) {
      if (rows.size() == MAX_ROWS)
        throw new Row.Unreadable(line, "there are more than " + MAX_ROWS + " words.");
      try {
        if (!ignoreCase && one.chars().anyMatch(Character::isUpperCase))
          throw new Phrase.Refused(
              "it tells capitals apart, which no rule does; say ignorecase: true");
        Phrase phrase = Phrase.of(one);
        rows.add(
            Row.of(
                line,
                phrase.words(),
                phrase.rule(phrase.id(prefix), category, severity, said, rewrites)));
      } catch (Phrase.Refused e) {
        rows.add(Row.refused(line, token, e.text()));
      }
    }
  }

  private static List<String> alternatives(String token) {
    String plain =
        token.matches("\\((\\?:)?[^()]*\\)") ? token.replaceAll("^\\((\\?:)?|\\)$", "") : token;
    return plain.matches("[\\p{L}\\p{Nd}'’ |-]+") && plain.contains("|")
        ? List.of(plain.split("\\|", -1))
        : List.of(token);
  }
}
