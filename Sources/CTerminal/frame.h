// What curses sends for one frame, gathered and given to the terminal at once.

#ifndef FRAME_H
#define FRAME_H

#include <stdbool.h>
#include <stdio.h>

// A stream of its own to the terminal for curses; NULL when there is none to be had, errno says why.
FILE *frame_open(void);

// From now on what goes to that stream's file is gathered.
void frame_begin(void);

// Sends what was gathered in as few writes as the terminal takes. False when not all of it was taken: the
// terminal is gone, or takes no more while somebody asks the program to leave.
bool frame_send(void);

// Whether the terminal takes something within so long.
bool frame_is_taken(int milliseconds);

// Closes the stream.
void frame_close(void);

#endif
