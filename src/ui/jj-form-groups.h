/* jj-form-groups.h: how the inspector groups the fields of a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

G_BEGIN_DECLS

typedef struct
{
  const char *heading; /* translated; NULL for the first group */
  guint *fields;
  guint n_fields;
} JjFormGroup;

/* Name and code first, note and privacy last, the kind's own fields between them in table order,
 * cut into groups. Fields that no person types (positions in millionths of a degree) are left out.
 * (transfer full): JjFormGroup */
GPtrArray *jj_form_get_groups (JjKindId kind) G_GNUC_WARN_UNUSED_RESULT;

/* Whether tables and forms offer the field at all. */
gboolean jj_form_has_field (JjKindId kind, guint field);

G_END_DECLS
