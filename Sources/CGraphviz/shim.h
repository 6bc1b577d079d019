#pragma once
#include <gvc.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
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

/// `agget`: the value of an attribute; null where it has not been declared.
static inline const char *redstring_value(void *thing, const char *name) {
  return agget(thing, (char *)name);
}

/// `agset`: gives one thing a value of its own for an attribute that has been declared.
static inline void redstring_set(void *thing, const char *name, const char *value) {
  agset(thing, (char *)name, (char *)value);
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

/// A node's number: from 1, in the order of the DOT text. `AGSEQ` is a macro.
static inline size_t redstring_number(node_t *node) { return AGSEQ(node); }

/// An edge's number: from 1, in the order of the DOT text.
static inline size_t redstring_edge_number(edge_t *edge) { return AGSEQ(edge); }

/// How many curves an edge's line has.
static inline int redstring_curve_count(edge_t *edge) {
  return ED_spl(edge) ? (int)ED_spl(edge)->size : 0;
}

/// One of them.
static inline bezier redstring_curve(edge_t *edge, int number) {
  return ED_spl(edge)->list[number];
}

/// Whether an edge has a label that has been placed, and the middle of it.
static inline bool redstring_label(edge_t *edge, pointf *middle) {
  textlabel_t *label = ED_label(edge);
  if (!label || !label->set) return false;
  *middle = label->pos;
  return true;
}

/// The lower left corner of a drawing that has been laid out.
static inline pointf redstring_corner(graph_t *graph) { return GD_bb(graph).LL; }

/// The node that an edge leads to. `aghead` is a macro.
static inline node_t *redstring_head(edge_t *edge) { return aghead(edge); }

static inline boxf redstring_box(pointf centre, double left, double right, double height) {
  return (boxf){
      .LL = {.x = centre.x - left, .y = centre.y - height / 2},
      .UR = {.x = centre.x + right, .y = centre.y + height / 2}};
}

static inline boxf redstring_union(boxf one, boxf other) {
  return (boxf){
      .LL = {.x = fmin(one.LL.x, other.LL.x), .y = fmin(one.LL.y, other.LL.y)},
      .UR = {.x = fmax(one.UR.x, other.UR.x), .y = fmax(one.UR.y, other.UR.y)}};
}

/// The middle of a node that has been laid out, in points. `ND_coord` is a macro.
static inline pointf redstring_node_centre(node_t *node) { return ND_coord(node); }

/// What a node that has been laid out covers, in points; its parts are macros.
static inline boxf redstring_node_box(node_t *node) {
  return redstring_box(ND_coord(node), ND_lw(node), ND_rw(node), ND_ht(node));
}

/// `box`, and what an edge that has been laid out covers: its lines, its arrows and its label.
static inline boxf redstring_edge_box(edge_t *edge, boxf box) {
  splines *lines = ED_spl(edge);
  for (int i = 0; lines && i < lines->size; i++) {
    bezier line = lines->list[i];
    for (int j = 0; j < line.size; j++)
      box = redstring_union(box, (boxf){line.list[j], line.list[j]});
    if (line.sflag) box = redstring_union(box, (boxf){line.sp, line.sp});
    if (line.eflag) box = redstring_union(box, (boxf){line.ep, line.ep});
  }
  textlabel_t *label = ED_label(edge);
  if (label && label->set)
    box = redstring_union(
        box, redstring_box(label->pos, label->dimen.x / 2, label->dimen.x / 2, label->dimen.y));
  return box;
}

static inline void redstring_move_point(pointf *point, pointf by) {
  point->x += by.x;
  point->y += by.y;
}

/// Moves a node that has been laid out.
static inline void redstring_move_node(node_t *node, pointf by) {
  redstring_move_point(&ND_coord(node), by);
}

/// Moves the lines, arrows and label of an edge that has been laid out.
static inline void redstring_move_edge(edge_t *edge, pointf by) {
  splines *lines = ED_spl(edge);
  for (int i = 0; lines && i < lines->size; i++) {
    bezier *line = &lines->list[i];
    for (int j = 0; j < line->size; j++) redstring_move_point(&line->list[j], by);
    if (line->sflag) redstring_move_point(&line->sp, by);
    if (line->eflag) redstring_move_point(&line->ep, by);
  }
  textlabel_t *label = ED_label(edge);
  if (label && label->set) redstring_move_point(&label->pos, by);
}

/// Makes an edge one straight line, from the middle of one node to that of another, without arrows.
static inline void redstring_straighten_edge(edge_t *edge) {
  splines *lines = ED_spl(edge);
  for (int i = 0; lines && i < lines->size; i++) {
    bezier *line = &lines->list[i];
    line->sflag = line->eflag = 0;
    for (int j = 0; j < line->size; j++)
      line->list[j] = j < line->size / 2 ? ND_coord(agtail(edge)) : ND_coord(aghead(edge));
  }
}

/// The size of a drawing's title, in points. `GD_label` is a macro.
static inline pointf redstring_title_size(graph_t *graph) {
  textlabel_t *title = GD_label(graph);
  return title ? title->dimen : (pointf){0};
}

/// Says how much room a drawing takes from the origin on, its title at the top of it.
static inline void redstring_set_size(graph_t *graph, pointf size) {
  textlabel_t *title = GD_label(graph);
  if (title)
    title->pos = (pointf){.x = size.x / 2, .y = size.y - title->dimen.y / 2};
  GD_bb(graph) = (boxf){.UR = size};
}

/// The room that a drawing's text says it takes, from the origin on, in points; nothing where it does not say so.
static inline pointf redstring_declared_size(graph_t *graph) {
  char *box = agget(graph, (char *)"bb");
  pointf size = {0};
  if (!box || sscanf(box, "0,0,%lf,%lf", &size.x, &size.y) != 2) size = (pointf){0};
  return size;
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
