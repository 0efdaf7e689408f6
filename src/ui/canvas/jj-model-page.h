/* jj-model-page.h: the county's model: sheets to look at and to draw on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sheets as tabs, palette, canvas, overview map and the tray of what is not placed. Actions:
 * page.palette, page.map, page.tray, page.line (s: id of a link kind). */
#define JJ_TYPE_MODEL_PAGE (jj_model_page_get_type ())
G_DECLARE_FINAL_TYPE (JjModelPage, jj_model_page, JJ, MODEL_PAGE, GtkWidget)

GtkWidget *jj_model_page_new (JjWorkspace *workspace, guint page);
/* Whether an element stands on any sheet. */
gboolean jj_model_page_has (GtkWidget *page, JjId id);
/* Shows an element on the sheet that is shown, else on another one where it stands. */
void jj_model_page_show (GtkWidget *page, JjId id, int field);

G_END_DECLS
