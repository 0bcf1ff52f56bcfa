// Waiting in a queue of the kernel for a limited time.
#pragma once
#include <stdint.h>

// Locks a file for oneself alone (flock), waiting at most so long, in nanoseconds; from any thread.
//
// Returns 0, ETIMEDOUT when the time is over, or another error number.
int turn_take(int file, int64_t nanoseconds);
