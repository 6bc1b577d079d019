// What Boost's graph library has of files: one line of JSON for each, as `tools/__init__.py` says.
//
// boost_graph graphml|dot FILE…

#include <boost/any.hpp>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS,
  boost::no_property, boost::property<boost::edge_index_t, std::size_t>>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;
using Row = std::map<std::string, std::string>;

static std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (unsigned char byte : text) {
    if (byte == '"' || byte == '\\') {
      result += '\\';
      result += char(byte);
    } else if (byte < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", byte);
      result += escape;
    } else {
      result += char(byte);
    }
  }
  return result + '"';
}

/// A value as JSON.
static std::string json(const boost::any& value) {
  if (auto text = boost::any_cast<std::string>(&value)) return quoted(*text);
  std::ostringstream out;
  out.precision(17);
  if (auto number = boost::any_cast<int>(&value)) out << *number;
  else if (auto number = boost::any_cast<long>(&value)) out << *number;
  else if (auto number = boost::any_cast<float>(&value)) out << *number;
  else if (auto number = boost::any_cast<double>(&value)) out << *number;
  else if (auto truth = boost::any_cast<bool>(&value)) out << (*truth ? "true" : "false");
  else out << "null";
  return out.str();
}

/// One property of all vertices, edges or graphs, whatever its values are.
template <class Key> class Column : public boost::dynamic_property_map {
public:
  Column(std::string name, std::function<Row&(const Key&)> row) : name(name), row(row) {}
  boost::any get(const boost::any& key) override { return get_string(key); }
  std::string get_string(const boost::any& key) override {
    return row(boost::any_cast<const Key&>(key))[name];
  }
  void put(const boost::any& key, const boost::any& value) override {
    row(boost::any_cast<const Key&>(key))[name] = json(value);
  }
  const std::type_info& key() const override { return typeid(Key); }
  const std::type_info& value() const override { return typeid(std::string); }

private:
  std::string name;
  std::function<Row&(const Key&)> row;
};

static void print(const Row& row) {
  const char* separator = "{";
  for (auto& [name, value] : row) {
    std::cout << separator << quoted(name) << ":" << value;
    separator = ",";
  }
  std::cout << (row.empty() ? "{}" : "}");
}

static void read(const std::string& format, const char* path) {
  Graph graph;
  std::map<Vertex, Row> vertices;
  std::map<const void*, Row> edges;
  Row whole;
  auto of_vertex = [&](const Vertex& vertex) -> Row& { return vertices[vertex]; };
  auto of_edge = [&](const Edge& edge) -> Row& { return edges[edge.get_property()]; };
  auto of_graph = [&](Graph* const&) -> Row& { return whole; };
  boost::dynamic_properties properties(
    [&](const std::string& name, const boost::any& key, const boost::any&)
      -> boost::shared_ptr<boost::dynamic_property_map> {
      if (key.type() == typeid(Vertex)) return boost::make_shared<Column<Vertex>>(name, of_vertex);
      if (key.type() == typeid(Edge)) return boost::make_shared<Column<Edge>>(name, of_edge);
      return boost::make_shared<Column<Graph*>>(name, of_graph);
    });
  std::ifstream file(path);
  try {
    if (format == "graphml") {
      boost::read_graphml(file, graph, properties);
    } else {
      boost::read_graphviz(file, graph, properties, "id of node");
    }
  } catch (const std::exception& error) {
    std::cout << "{\"error\":" << quoted(error.what()) << "}\n";
    return;
  }
  std::cout << "{\"directed\":true,\"nodes\":[";
  const char* separator = "";
  for (Vertex vertex : boost::make_iterator_range(boost::vertices(graph))) {
    std::cout << separator << "[" << vertex << ",";
    print(vertices[vertex]);
    std::cout << "]";
    separator = ",";
  }
  std::cout << "],\"edges\":[";
  separator = "";
  for (Edge edge : boost::make_iterator_range(boost::edges(graph))) {
    std::cout << separator << "[null," << boost::source(edge, graph) << ","
              << boost::target(edge, graph) << ",";
    print(edges[edge.get_property()]);
    std::cout << "]";
    separator = ",";
  }
  std::cout << "]}\n";
}

int main(int count, char** arguments) {
  for (int number = 2; number < count; ++number) read(arguments[1], arguments[number]);
}
