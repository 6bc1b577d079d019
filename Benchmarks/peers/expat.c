/* Expat alone, with handlers that do nothing: expat read-graphml FOLDER */
#include "step.h"
#include <expat.h>
#include <fcntl.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

static void start(void *data, const XML_Char *name, const XML_Char **attributes) {}
static void end(void *data, const XML_Char *name) {}
static void text(void *data, const XML_Char *text, int length) {}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  const char *path = path_in(arguments[2], "graph.graphml");
  Step step = begin_step();
  XML_Parser parser = XML_ParserCreate(NULL);
  XML_SetElementHandler(parser, start, end);
  XML_SetCharacterDataHandler(parser, text);
  int file = open(path, O_RDONLY);
  if (file < 0) fail(path);
  ssize_t length;
  do {
    length = read(file, XML_GetBuffer(parser, BLOCK), BLOCK);
    if (length < 0) fail(path);
    if (XML_ParseBuffer(parser, (int)length, length == 0) != XML_STATUS_OK) return 1;
  } while (length > 0);
  close(file);
  XML_ParserFree(parser);
  end_step(step, path, 0, 0);
  return 0;
}
