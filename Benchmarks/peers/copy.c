/* The bytes that we wrote, from memory into a file: copy write-EXTENSION FOLDER OUTPUT */
#include "step.h"
#include <fcntl.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

static char *contents(const char *path, long size) {
  FILE *file = open_file(path, "r");
  char *bytes = malloc((size_t)size + 1);
  if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size) fail(path);
  fclose(file);
  return bytes;
}

int main(int count, char **arguments) {
  if (count < 4 || strncmp(arguments[1], "write-", 6)) return 64;
  char name[64];
  snprintf(name, sizeof name, "redstring.%s", arguments[1] + 6);
  const char *path = path_in(arguments[2], name);
  long size = file_size(path);
  char *bytes = contents(path, size);
  Step step = begin_step();
  int file = open(arguments[3], O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (file < 0) fail(arguments[3]);
  for (long place = 0; place < size;) {
    ssize_t written = write(file, bytes + place, (size_t)(size - place < BLOCK ? size - place : BLOCK));
    if (written < 0) fail(arguments[3]);
    place += written;
  }
  close(file);
  end_step(step, arguments[3], 0, 0);
  return 0;
}
