/* jj-grid-memo.h: lines of text that were shaped once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shaping 10,000 Chinese cells costs 100 ms and more, remembering them by text 0.4 ms. A memo keeps
 * the finished render node of each distinct (text, style, width), and forgets the older half when
 * it is full, so that it stays bounded while one scrolls through 100,000 rows. */

typedef enum
{
  JJ_INK_BODY,
  JJ_INK_DIM,
  JJ_INK_NUMBER, /* tabular digits */
  JJ_INK_NUMBER_DIM,
  JJ_INK_NEGATIVE,
  JJ_INK_REFUSED,
  JJ_INK_HEADING,
  JJ_INK_SMALL, /* units, row numbers */
  JJ_INK_SMALL_ACCENT,
  JJ_INK_GROUP,
  JJ_INK_GROUP_NUMBER,
  JJ_N_INKS
} JjInk;

typedef struct
{
  GskRenderNode *node; /* (nullable) at 0, 0; empty texts have none */
  int width, height;
  gboolean cut; /* not all of the text is seen */
} JjGridText;

typedef struct _JjGridMemo JjGridMemo;

JjGridMemo *jj_grid_memo_new (void) G_GNUC_WARN_UNUSED_RESULT;
void jj_grid_memo_free (JjGridMemo *self);

/* Forgets all: another font, size or colour scheme. @context is the widget's, @colors by ink. */
void jj_grid_memo_reset (JjGridMemo *self, PangoContext *context, const GdkRGBA *colors);

/* Two lines are for body text only. The result lives until the next call. */
const JjGridText *
jj_grid_memo_get (JjGridMemo *self, const char *text, JjInk ink, int width, int lines);

G_END_DECLS
