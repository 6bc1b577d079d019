/* Valgrind 3.19, Debian 12's, ends where a program waits for a signal with a mask that cannot be written:
   it changes the mask. The main thread of a Swift program waits so while other threads work. */
#include <signal.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) { return pause(); }
