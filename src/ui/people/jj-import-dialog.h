/* jj-import-dialog.h: what foreign lists would bring in, before anything is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Reads any number of files in a thread and shows every row with what becomes of it: new, changed,
 * as it is, refused with file, line, column and reason, or the same by name as an element of the
 * plan, which waits for 接受, 新增 or 略過 (for the selected rows, else for all that wait). 欄位
 * shows what each column of the lists is taken as, to be corrected; 匯入 commits all that may come
 * in as one undo step and remembers the corrections for lists with the same headings; until then
 * nothing is changed. */
#define JJ_TYPE_IMPORT_DIALOG (jj_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JjImportDialog, jj_import_dialog, JJ, IMPORT_DIALOG, AdwWindow)

/* files: (element-type GFile), local ones. (transfer none) */
void jj_import_dialog_show (GtkWindow *parent, JjWorkspace *workspace, GSList *files);
/* Asks for the files first. */
void jj_import_dialog_ask (GtkWindow *parent, JjWorkspace *workspace);
/* Lists dropped on a window are imported, plans opened. */
void jj_import_accept_drops (GtkWindow *window, JjWorkspace *workspace);

G_END_DECLS
