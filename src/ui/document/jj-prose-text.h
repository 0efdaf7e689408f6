/* jj-prose-text.h: prose in a text buffer, and back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-prose.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of the buffer is a block. What a line is stands at its beginning as a sign that can be
 * seen and deleted: ▍ ▎ ▏ headings, • ◦ ▪ ▫ bullets, "1. " numbers (two spaces before it for each
 * deeper level). Strong and emphasis are tags; a live field and a table are one character each,
 * with a widget on it: a field cannot be typed into, only deleted or copied whole. */

/* Makes the widget of a live field. data: of the call. */
typedef GtkWidget *(*JjChipFunc) (gpointer data, JjLiveType type, const char *name);
typedef struct
{
  JjChipFunc make_chip;
  void (*table_changed) (gpointer data);
  gpointer data;
} JjProseWidgets;

/* The tags of a buffer, once. */
void jj_prose_text_init (GtkTextBuffer *buffer);
/* Replaces all by a prose. */
void jj_prose_text_load (GtkTextView *view, const char *markup, const JjProseWidgets *widgets);
/* Inserts a prose at the cursor (its first and last paragraph join those around). */
void jj_prose_text_insert (GtkTextView *view, const char *markup, const JjProseWidgets *widgets);
/* What stands between two places as prose. (transfer full) */
char *jj_prose_text_save (const GtkTextIter *start, const GtkTextIter *end);
/* Shows what each line is, after a change. */
void jj_prose_text_style (GtkTextBuffer *buffer);

/* The sign at the beginning of a line: its type, level, number; *after where the text begins. */
JjProseType
jj_prose_text_get_line (const GtkTextIter *line, guint *level, guint *number, GtkTextIter *after);
/* Makes the lines of the selection this; lines that are it already become paragraphs. */
void jj_prose_text_set_lines (GtkTextBuffer *buffer, JjProseType type, guint level);

/* The live field of a place: JJ_LIVE_NONE where there is none. */
JjLiveType jj_prose_text_get_live (const GtkTextIter *iter, const char **name);

/* Tables (jj-prose-table.c). (transfer full) floating */
GtkWidget *jj_prose_table_new (const JjProseBlock *table, const JjProseWidgets *widgets);
/* Adds what the widget holds to a prose. */
void jj_prose_table_save (GtkWidget *widget, JjProse *prose);

G_END_DECLS
