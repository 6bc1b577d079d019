/* libcgraph, Graphviz's own reader and writer: cgraph OPERATION FOLDER [OUTPUT] */
#include "step.h"
#include <graphviz/cgraph.h>

static Agraph_t *read_dot(const char *path) {
  FILE *file = open_file(path, "r");
  Agraph_t *graph = agread(file, NULL);
  if (!graph) fail(path);
  fclose(file);
  return graph;
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  const char *path = path_in(arguments[2], "graph.dot");
  if (!strcmp(arguments[1], "read-dot")) {
    Step step = begin_step();
    Agraph_t *graph = read_dot(path);
    end_step(step, path, agnnodes(graph), agnedges(graph));
    return 0;
  }
  if (strcmp(arguments[1], "write-dot") || count < 4) return 64;
  Agraph_t *graph = read_dot(path);
  Step step = begin_step();
  FILE *output = open_file(arguments[3], "w");
  if (agwrite(graph, output)) fail(arguments[3]);
  if (fclose(output)) fail(arguments[3]);
  end_step(step, arguments[3], agnnodes(graph), agnedges(graph));
  return 0;
}
