/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "film-receipt.h"

G_BEGIN_DECLS

/* Plays a visit at the glass, one step a line, as a person would: it finds things by the names that
 * stand on them, touches them, types on the keyboard of the screen, and takes pictures.
 *
 *   visit NAME        a visit begins: its pictures are NAME-01-….png, its receipt receipt-NAME.pdf
 *   into FOLDER       what follows goes into this folder of the output folder
 *   patience SECONDS  how long the steps that follow wait for what they need; at first 10
 *   expect NAME       waits until something of that name shows
 *   see NAME          the same, and scrolls to it if it has to
 *   gone NAME         waits until nothing of that name shows
 *   touch NAME        touches what has that name, once it stands still; scrolls to it if it has to
 *   under NAME        the next "touch" means what stands under that
 *   try NAME          touches it if it shows now
 *   hold X Y SECONDS  holds a finger there
 *   drag X,Y-X,Y …    drags as many fingers at once as there are strokes, up to five
 *   type TEXT         touches the keys of the text
 *   shoot NAME        takes a picture once the screen rests
 *   pictures off      takes none from now on ("on" again does)
 *   submit NAME       touches, and starts the clock of the receipt
 *   receipt           waits for the paper and proves it at the central; $CODE is its code from then
 *   paper NAME        waits for the paper and copies it into the file NAME
 *   phone WHAT        a phone reads the code on the glass and does its part: "payment", "pin" or
 *                     "documents"; documents and NAME=COUNT: so many more of that one
 *   fault WORDS       puts the printer of receipts into exactly these troubles; "none" ends them
 * all code NAME         writes the tracking code that stands on the glass into the file NAME front
 * NAME        remembers the session in front and writes its number into the file NAME replaced
 * waits until another session than that is in front, the glass never bare
 *
 * In a NAME the sign * stands for anything; $WORD is replaced by the variable's value. */
typedef struct _FilmPlayer FilmPlayer;

typedef struct {
  const char *display;
  const char *touch_socket;
  const char *output_folder;
  const char *phone;          /* the program of "phone" */
  const char *printer;        /* the program of "fault" … */
  const char *printer_folder; /* … and whose troubles it makes */
  const FilmWorld *world;     /* for "receipt" and "phone" only */
} FilmStage;

/* Everything in stage has to outlive the player. */
FilmPlayer *film_player_new (const FilmStage *stage, GError **error);
void film_player_free (FilmPlayer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmPlayer, film_player_free)

void film_player_set_variable (FilmPlayer *self, const char *word, const char *value);

/* line: one step; an empty line and one that begins with # are none. On failure failure.png in the
 * output folder shows the glass. */
gboolean film_player_play (FilmPlayer *self, const char *line, GError **error);

gboolean film_player_play_file (FilmPlayer *self, const char *path, GError **error);

/* After a visit that failed: ends the session in front, so that the next visit finds a fresh one.
 */
gboolean film_player_start_over (FilmPlayer *self, GError **error);

G_END_DECLS
