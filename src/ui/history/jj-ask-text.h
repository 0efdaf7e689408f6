/* jj-ask-text.h: a small question that is answered with a line of text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *heading, *body;
  const char *label; /* of the entry, for screen readers and as its hint */
  const char *text;  /* (nullable) what stands there at first, selected */
  const char *accept;
} JjAskText;

/* func is called with the text, without blanks around it and never empty, when it is accepted;
 * source is kept until then. */
typedef void (*JjAskTextFunc) (GObject *source, const char *text, gpointer data);
void jj_ask_text (GtkWidget *parent,
                  const JjAskText *question,
                  GObject *source,
                  JjAskTextFunc func,
                  gpointer data);

G_END_DECLS
