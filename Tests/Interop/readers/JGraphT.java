import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jgrapht.Graph;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.dot.DOTImporter;
import org.jgrapht.nio.gexf.SimpleGEXFImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;

/// What JGraphT has of files: one line of JSON for each, as `tools/__init__.py` says.
///
/// JGraphT.java graphml|gexf|dot FILE…
class JGraphT {
  final Graph<String, DefaultEdge> graph =
      new DirectedPseudograph<>(
          SupplierUtil.createStringSupplier(), SupplierUtil.DEFAULT_EDGE_SUPPLIER, false);
  final Map<String, Map<String, Attribute>> nodes = new LinkedHashMap<>();
  final Map<DefaultEdge, Map<String, Attribute>> edges = new LinkedHashMap<>();

  void ofNode(Pair<String, String> column, Attribute value) {
    nodes.computeIfAbsent(column.getFirst(), node -> new LinkedHashMap<>())
        .put(column.getSecond(), value);
  }

  void ofEdge(Pair<DefaultEdge, String> column, Attribute value) {
    edges.computeIfAbsent(column.getFirst(), edge -> new LinkedHashMap<>())
        .put(column.getSecond(), value);
  }

  void read(String format, File file) {
    switch (format) {
      case "graphml" -> {
        var importer = new GraphMLImporter<String, DefaultEdge>();
        importer.setVertexFactory(id -> id);
        importer.addVertexAttributeConsumer(this::ofNode);
        importer.addEdgeAttributeConsumer(this::ofEdge);
        importer.importGraph(graph, file);
      }
      case "gexf" -> {
        var importer = new SimpleGEXFImporter<String, DefaultEdge>();
        // The schema that it has is of GEXF 1.2.
        importer.setSchemaValidation(false);
        importer.addVertexAttributeConsumer(this::ofNode);
        importer.addEdgeAttributeConsumer(this::ofEdge);
        importer.importGraph(graph, file);
      }
      case "dot" -> {
        var importer = new DOTImporter<String, DefaultEdge>();
        importer.setVertexFactory(id -> id);
        importer.addVertexAttributeConsumer(this::ofNode);
        importer.addEdgeAttributeConsumer(this::ofEdge);
        importer.importGraph(graph, file);
      }
      default -> throw new IllegalArgumentException(format);
    }
  }

  String json() {
    var rows = new StringJoiner(",", "{\"directed\":" + graph.getType().isDirected() + ",\"nodes\":[", "],");
    for (var node : graph.vertexSet())
      rows.add("[" + quoted(node) + "," + json(nodes.getOrDefault(node, Map.of())) + "]");
    var more = new StringJoiner(",", "\"edges\":[", "]}");
    for (var edge : graph.edgeSet())
      more.add(
          "[null," + quoted(graph.getEdgeSource(edge)) + "," + quoted(graph.getEdgeTarget(edge)) + ","
              + json(edges.getOrDefault(edge, Map.of())) + "]");
    return rows.toString() + more;
  }

  static String json(Map<String, Attribute> columns) {
    var row = new StringJoiner(",", "{", "}");
    columns.forEach((name, value) -> row.add(quoted(name) + ":" + json(value)));
    return row.toString();
  }

  static String json(Attribute value) {
    var text = value.getValue();
    return switch (value.getType()) {
      case INT, LONG -> Long.toString(Long.parseLong(text));
      case FLOAT, DOUBLE -> Double.toString(Double.parseDouble(text));
      case BOOLEAN -> Boolean.toString(Boolean.parseBoolean(text));
      default -> quoted(text);
    };
  }

  static String quoted(String text) {
    var result = new StringBuilder("\"");
    text.chars().forEach(unit -> {
      if (unit == '"' || unit == '\\') result.append('\\').append((char) unit);
      else if (unit < 0x20 || unit > 0x7e) result.append(String.format("\\u%04x", unit));
      else result.append((char) unit);
    });
    return result.append('"').toString();
  }

  public static void main(String[] arguments) {
    for (int number = 1; number < arguments.length; number++) {
      var reader = new JGraphT();
      try {
        reader.read(arguments[0], new File(arguments[number]));
        System.out.println(reader.json());
      } catch (Exception | Error error) {
        System.out.println("{\"error\":" + quoted(String.valueOf(error)) + "}");
      }
    }
  }
}
