/* jj-sheet-filter.h: choosing what of a sheet stays in full colour */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* A button whose popover has the filters that the plan keeps, the themes, purses, domains and
 * townships to choose from, and a name under which to keep the choice. */
#define JJ_TYPE_SHEET_FILTER (jj_sheet_filter_get_type ())
G_DECLARE_FINAL_TYPE (JjSheetFilter, jj_sheet_filter, JJ, SHEET_FILTER, GtkWidget)

GtkWidget *jj_sheet_filter_new (JjCanvas *canvas);
void jj_sheet_filter_open (JjSheetFilter *self);
/* "資科司", with the name it is kept under where it is; NULL: all in full colour. (transfer full)
 */
char *jj_sheet_filter_describe (JjSheetFilter *self);
/* Uses a kept filter; an empty name takes the filter away. FALSE: there is none of this name. */
gboolean jj_sheet_filter_use (JjSheetFilter *self, const char *name);

G_END_DECLS
