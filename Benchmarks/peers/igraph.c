/* igraph's C library: igraph OPERATION FOLDER [OUTPUT] */
#include "step.h"
#include <igraph/igraph.h>

static void read_graphml(igraph_t *graph, const char *path) {
  FILE *file = open_file(path, "r");
  if (igraph_read_graph_graphml(graph, file, 0)) fail(path);
  fclose(file);
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  const char *operation = arguments[1], *path = path_in(arguments[2], "graph.graphml");
  igraph_t graph;
  igraph_set_attribute_table(&igraph_cattribute_table);
  igraph_set_warning_handler(igraph_warning_handler_ignore);
  if (!strcmp(operation, "read-graphml")) {
    Step step = begin_step();
    read_graphml(&graph, path);
    end_step(step, path, igraph_vcount(&graph), igraph_ecount(&graph));
    return 0;
  }
  if (count < 4) return 64;
  read_graphml(&graph, path);
  Step step = begin_step();
  FILE *output = open_file(arguments[3], "w");
  if (!strcmp(operation, "write-graphml")) {
    if (igraph_write_graph_graphml(&graph, output, 0)) return 1;
  } else if (!strcmp(operation, "write-dot")) {
    if (igraph_write_graph_dot(&graph, output)) return 1;
  } else {
    return 64;
  }
  if (fclose(output)) fail(arguments[3]);
  end_step(step, arguments[3], igraph_vcount(&graph), igraph_ecount(&graph));
  return 0;
}
