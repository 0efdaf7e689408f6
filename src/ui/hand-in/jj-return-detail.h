/* jj-return-detail.h: one part that came back: who, what, how much */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-return-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Waiting", "Taken back" …, translated. */
const char *jj_return_state_get_label (JjReturnState state);
/* "new 2, changed 5, deleted 0 · NT$ 12,000 → 15,000". (transfer full) */
char *jj_return_summarise (const JjReturn *part);
/* item: must live as long as the widget. */
GtkWidget *jj_return_detail_new (JjReturnItem *item);

G_END_DECLS
