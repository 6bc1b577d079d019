#pragma once
#include <gvc.h>
#include <stdlib.h>
#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif

// Only what Swift cannot call by itself.

/// `agattr` with arguments that are not to be written to: its parameters lack `const`. Sets a
/// default; with a null value, only asks whether the attribute has been declared.
static inline Agsym_t *redstring_attribute(
    graph_t *graph, int kind, const char *name, const char *value) {
  return agattr(graph, kind, (char *)name, (char *)value);
}

/// `gvRenderData`, whose length is an `unsigned` before Graphviz 12 and a `size_t` since.
static inline int redstring_render(
    GVC_t *context, graph_t *graph, const char *format, char **bytes, size_t *length) {
  union { unsigned int narrow; size_t wide; } count = {.wide = 0};
  int status = gvRenderData(context, graph, format, bytes, (void *)&count);
  *length = _Generic(
      &gvRenderData,
      int (*)(GVC_t *, graph_t *, const char *, char **, unsigned int *): count.narrow,
      default: count.wide);
  return status;
}

/// The size of a drawing that has been laid out, in points; `GD_bb` is a macro.
static inline pointf redstring_size(graph_t *graph) {
  boxf box = GD_bb(graph);
  return (pointf){.x = box.UR.x - box.LL.x, .y = box.UR.y - box.LL.y};
}

/// Dots per inch for what is rendered from now on; 0 is each format's own. `GD_drawing` is a macro.
static inline void redstring_set_resolution(graph_t *graph, double dots) {
  GD_drawing(graph)->dpi = dots;
}

/// Asks the kernel to end this process with its parent, and to grant it no new privileges;
/// 0 where it agreed or cannot. `prctl` takes a variable number of arguments.
static inline int redstring_end_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL);
  return prctl(PR_SET_PDEATHSIG, (unsigned long)SIGKILL, 0UL, 0UL, 0UL);
#else
  return 0;
#endif
}
