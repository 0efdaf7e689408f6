/* jj-import.h: the rows of a foreign table as one edit and a report */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-mapping.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Links are lists too: rows of two ends, each by its code, and the figures of the link; such a row
 * stands for the link of its kind between the two.
 *
 * A fault of a cell refuses its row, and so does a name that is missing; the rest may come in when
 * the person agrees. Who is named as convener or mentor and is not in the plan is left out of the
 * row with a notice. A row whose element is in the plan already (same code; a school of the same
 * ministry code and level) is an update: the cells that hold something are set, empty ones leave
 * what is there, a cell of links says all links of its column. Where only the name is the same (for
 * communities and persons within the same school), the row is a proposal until someone has chosen
 * (JjDoubleChoice); the choice is the mapping's, and the import is made again with it. Nothing is
 * changed here: the caller shows the report and commits the edit. */
typedef enum
{
  JJ_ROW_NEW,
  JJ_ROW_UPDATE,
  JJ_ROW_UNCHANGED, /* in the plan as it is */
  JJ_ROW_REFUSED,
  JJ_ROW_PROPOSED, /* the same by name; nothing comes in before a choice */
  JJ_ROW_SKIPPED,  /* a line of totals; or the same by name, and left out by choice */
  JJ_N_ROW_STATES
} JjRowState;

typedef struct
{
  guint line; /* of the file */
  JjRowState state;
  gboolean by_name; /* the element was found by its name alone */
  JjId id;          /* the element, also of a proposal; 0 where refused */
} JjImportRow;

typedef struct
{
  guint line, column; /* from 1 */
  char *heading, *text, *reason;
} JjImportFault;

typedef struct
{
  guint64 kinds; /* JJ_KIND_BIT mask */
  char *text;
  gboolean is_optional; /* the row comes in without, if it must */
} JjImportWant;

/* A row of which not all is known yet. */
typedef struct
{
  guint row;
  JjId id;              /* of what it made already, but for what it wants; 0: nothing yet */
  gboolean is_sound;    /* nothing else is wrong with it */
  gboolean is_promised; /* what it wants are rows that wait as well */
  GPtrArray *wants;     /* JjImportWant; NULL: not read yet */
  char *code, *name;    /* (nullable) what it would bring */
} JjImportWait;

typedef struct
{
  JjKindId kind;
  GArray *rows; /* JjImportRow, as read; rows without any text are not among them */
  guint counts[JJ_N_ROW_STATES];
  GPtrArray *faults;  /* JjImportFault: why rows are refused; the first thousand */
  GPtrArray *notices; /* JjImportFault: taken in, but to be looked at; the first thousand */
  guint n_faults, n_notices;
  GPtrArray *ignored; /* headings that mean nothing here */
  GArray *waiting;    /* JjImportWait: rows of jj_import_begin() that name what is not there yet */
  JjEdit *edit;       /* what to commit; empty where nothing is new */
} JjImport;

/* Error: G_IO_ERROR_CANCELLED alone. (transfer full) */
JjImport *
jj_import_new (JjPlan *plan, JjMapping *mapping, GCancellable *cancellable, GError **error);

/* The same in steps, where other lists may bring what rows name: such rows are neither taken nor
 * refused but wait. Each jj_import_resume() looks at them again on a plan that has all that came in
 * so far, this import's own edit too, and adds to the edit; the last one refuses what is left. */
JjImport *
jj_import_begin (JjPlan *plan, JjMapping *mapping, GCancellable *cancellable, GError **error);
gboolean jj_import_resume (JjImport *self,
                           JjPlan *plan,
                           JjMapping *mapping,
                           gboolean is_last,
                           GCancellable *cancellable);
/* Where no list brings anything more because rows name each other across lists (a community its
 * alliance, the alliance its members): lets those rows come in without what they want, which the
 * next jj_import_resume() adds. Rows that want what no row brings go on waiting. imports:
 * (element-type JjImport). How many were let in. */
guint jj_import_promise (const GPtrArray *imports, JjPlan *plan);
void jj_import_free (JjImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjImport, jj_import_free)

G_END_DECLS
