/* jj-purse-bar.h: one purse as a bar: granted, budgeted, left or too much */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kinds-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The bar's full length is the largest purse of the plan, so that bars compare. Colour, pattern and
 * letter mean the source; what is left is an outline, what is too much is hatched with a warning.
 */
#define JJ_TYPE_PURSE_BAR (jj_purse_bar_get_type ())
G_DECLARE_FINAL_TYPE (JjPurseBar, jj_purse_bar, JJ, PURSE_BAR, GtkWidget)

GtkWidget *jj_purse_bar_new (void);

/* Amounts in 元; granted or budgeted JJ_EMPTY: not known. scale: the amount of the full length. */
typedef struct
{
  JjSource source; /* JJ_N_SOURCES where not chosen */
  gint64 granted, budgeted, scale;
} JjPurseAmounts;

void jj_purse_bar_set_amounts (JjPurseBar *self, const JjPurseAmounts *amounts);

/* A square with the source's colour and letter. */
GtkWidget *jj_purse_badge_new (JjSource source);

G_END_DECLS
