/* jj-value-json.h: values and whole elements in JSON, for the plan's own files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-json-reader.h"
#include "jj-kind.h"

G_BEGIN_DECLS

/* TEXT, PROSE, ENUM: string; LIST: array of strings; INT, MONEY, SHARE: whole number; DECIMAL2:
 * string "3.50"; DATE: "2025-08-01"; BOOL: true, false; REF: the target's id; empty: null. */
void jj_json_append_value (GString *out, const JjField *field, JjValue value);
gboolean jj_json_read_value (JjJsonReader *reader, const JjField *field, JjValue *value);

/* ,"field":value for every field that is not empty, in table order. */
void jj_json_append_fields (GString *out, const JjKind *kind, const JjValue *values);
/* The rest of an object whose '{' has been read: "id" into *id where id is not NULL, all others
 * into values. Unknown and repeated fields are refused. values: kind->n_fields, new. On FALSE they
 * are freed. */
gboolean jj_json_read_fields (JjJsonReader *reader, const JjKind *kind, JjId *id, JjValue **values);
void jj_json_append_id (GString *out, JjId id);
gboolean jj_json_read_id (JjJsonReader *reader, JjId *id);

G_END_DECLS
