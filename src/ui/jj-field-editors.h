/* jj-field-editors.h: the editor of a field's type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-field-row.h"

G_BEGIN_DECLS

typedef struct
{
  /* The widget, already connected to the row. */
  GtkWidget *(*create) (JjFieldRow *row);
  /* Shows a value (borrowed); where the row is mixed it shows that instead. */
  void (*show) (JjFieldRow *row, GtkWidget *editor, JjValue value);
  /* Commits what was typed and not yet committed; NULL where there is no such state. */
  void (*flush) (JjFieldRow *row, GtkWidget *editor);
  gboolean wide; /* stands below its label, not beside it */
} JjFieldEditor;

const JjFieldEditor *jj_field_editor_get (const JjKind *kind, guint field);

G_END_DECLS
