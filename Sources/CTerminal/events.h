// How signal handlers and other threads reach the owner; private to CTerminal.

#ifndef CTERMINAL_EVENTS_H
#define CTERMINAL_EVENTS_H

#include <stdbool.h>

/// Makes the wake pipe, once per process. False with errno on failure.
bool events_prepare(void);

/// Notes an event and ends the owner's sleep. Safe in a signal handler.
void events_note(unsigned event);

/// Whether an event was noted and not taken yet.
bool events_has(unsigned event);

#endif
