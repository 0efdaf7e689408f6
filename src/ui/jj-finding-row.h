/* jj-finding-row.h: one finding with its sentence, source and remedies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shape, sentence, article and what to do; buttons that mend it where its rule knows how, and that
 * waive it with a reason where it is no error. with_element: also says which element is meant. */
GtkWidget *
jj_finding_row_new (JjWorkspace *workspace, const JjFinding *finding, gboolean with_element);

G_END_DECLS
