/* jj-kind.h: the tables that say what a plan is made of */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind-ids.h"
#include "jj-value.h"

G_BEGIN_DECLS

/* Everything in a plan is an element of a kind with typed fields. A link is an element of a link
 * kind: its first two fields are its ends. Kinds are constant tables, one file each in kinds/;
 * schema, JSON, tables, inspector, import and canvas follow from them. The ids are the names in
 * the file, in JSON and CSV and on the command line: renaming one is a migration. */

typedef enum
{
  JJ_FIELD_REQUIRED = 1 << 0, /* never empty */
  JJ_FIELD_OWNER = 1 << 1,    /* a REF: the element is deleted with its target */
  JJ_FIELD_COLUMN = 1 << 2,   /* a column of the kind's table unless the planner hides it */
  JJ_FIELD_PERSONAL = 1 << 3, /* personal data: left out of anonymous copies */
  JJ_FIELD_FIRST = 1 << 4,    /* an ENUM: empty means its first choice */
} JjFieldFlags;

typedef struct
{
  const char *id;
  const char *label; /* untranslated; jj_label() */
} JjChoice;

typedef struct
{
  const char *id;
  const char *label; /* untranslated; jj_label() */
  JjType type;
  JjFieldFlags flags;
  const JjChoice *choices; /* ENUM, and LIST of enum: ends with a NULL id */
  guint64 targets;         /* REF: JJ_KIND_BIT of each kind that it may point to */
  gint64 min, max;         /* numbers; both 0: no bound but the type's own */
  const char *unit;        /* untranslated, for headings: 元, hours … */
} JjField;

typedef struct
{
  guint64 from, to; /* JJ_KIND_BIT masks */
} JjPair;

typedef enum
{
  JJ_KIND_LINK = 1 << 0,
  JJ_KIND_ON_CANVAS = 1 << 1,
  JJ_KIND_CONTAINER = 1 << 2,
  JJ_KIND_SINGLE = 1 << 3,  /* exactly one, made with the plan */
  JJ_KIND_PRIVATE = 1 << 4, /* new elements are private */
  JJ_KIND_COMPUTED = 1 << 5 /* follows from others; cannot be inserted */
} JjKindFlags;

typedef struct
{
  const char *id;
  const char *label; /* untranslated, singular */
  const char *code_prefix;
  JjKindFlags flags;
  const JjField *fields;
  guint n_fields;
  JjPair pairs[4]; /* link kinds: allowed ends; ends with from == 0 */
} JjKind;

/* Fields that every element kind begins with; a link kind begins with JJ_FROM and JJ_TO. */
enum
{
  JJ_CODE,
  JJ_NAME,
  JJ_NOTE,
  JJ_PRIVATE,
  JJ_OWN_FIELDS
};
enum
{
  JJ_FROM,
  JJ_TO,
  JJ_LINK_FIELDS
};

const JjKind *jj_kind_get (JjKindId id);
JjKindId jj_kind_index (const JjKind *kind);
/* (nullable): NULL where no kind has this id. */
const JjKind *jj_kind_by_id (const char *id);
/* The field's index, or -1. */
int jj_kind_find_field (const JjKind *kind, const char *id);
/* The choice's index, or -1. */
int jj_field_find_choice (const JjField *field, const char *id);
/* Whether a link of this kind may lead from one kind to another. */
gboolean jj_kind_allows (const JjKind *link, JjKindId from, JjKindId to);
/* A table's label in the user's language. */
const char *jj_label (const char *untranslated);

G_END_DECLS
