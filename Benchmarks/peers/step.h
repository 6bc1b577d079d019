/* One measured step of a peer: the same line of JSON that every peer and `measure` print. */
#ifndef STEP_H
#define STEP_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

typedef struct {
  double start, processor;
} Step;

static inline double clock_seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static inline Step begin_step(void) {
  FILE *file = fopen("/proc/self/clear_refs", "w");
  if (file) {
    fputs("5", file);
    fclose(file);
  }
  return (Step){clock_seconds(CLOCK_MONOTONIC), clock_seconds(CLOCK_PROCESS_CPUTIME_ID)};
}

/* The most resident memory since the step began, in bytes. */
static inline long peak_memory(void) {
  char line[256];
  long kilobytes = 0;
  FILE *file = fopen("/proc/self/status", "r");
  while (file && fgets(line, sizeof line, file)) sscanf(line, "VmHWM: %ld", &kilobytes);
  if (file) fclose(file);
  return kilobytes * 1024;
}

static inline long file_size(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 ? (long)status.st_size : 0;
}

/* `nodes` and `edges` are 0 where the peer builds no graph. */
static inline void end_step(Step step, const char *path, long nodes, long edges) {
  double seconds = clock_seconds(CLOCK_MONOTONIC) - step.start;
  double processor = clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - step.processor;
  printf("{\"seconds\": %.6f, \"cpu\": %.6f, \"bytes\": %ld, \"peak\": %ld, \"nodes\": %ld, \"edges\": %ld}\n",
         seconds, processor, file_size(path), peak_memory(), nodes, edges);
}

static inline void fail(const char *what) {
  perror(what);
  exit(1);
}

static inline FILE *open_file(const char *path, const char *mode) {
  FILE *file = fopen(path, mode);
  if (!file) fail(path);
  return file;
}

/* `FOLDER/name`. */
static inline const char *path_in(const char *folder, const char *name) {
  static char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

#endif
