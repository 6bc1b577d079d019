#include <serd/serd.h>
#include <stdio.h>
// An error's message has the form of printf, which Swift cannot call.
static inline int serd_error_message(
    const SerdError* error, char* message, size_t size) {
  return vsnprintf(message, size, error->fmt, *error->args);
}
