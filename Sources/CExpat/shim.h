#include <expat.h>
// The length of the strings that Expat hands over.
#include <string.h>
