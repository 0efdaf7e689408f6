/* jj-where.h: which elements a rule or a count is about */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-element.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* `where` of a data file: an object, field → list of allowed values (any of them; all fields must
 * fit); an empty field fits nothing. Texts and lists are compared by text, references by the
 * target's code, choices by id. It borrows the texts of the object it was made of. */
typedef struct _JjWhere JjWhere;

/* What is wrong with it, as the second half of a sentence; NULL: nothing. (transfer full) */
char *jj_where_check (JsonNode *node, const JjKind *kind);
/* Of an object that jj_where_check has let pass. (transfer full) */
JjWhere *jj_where_new (const JjKind *kind, JsonObject *where);
void jj_where_free (JjWhere *self);
/* self: (nullable): NULL fits every element. */
gboolean jj_where_fits (const JjWhere *self, const JjElement *element);

G_END_DECLS
