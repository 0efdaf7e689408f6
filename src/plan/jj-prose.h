/* jj-prose.h: prose with headings, lists, emphasis, tables and live fields */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fields of type PROSE (chapter.body …) are stored as text in a small form that looks like
 * Markdown and is read line by line, so that a line end is always the end of a paragraph:
 *
 *   ## Heading            # to ####; the level is the number of #
 *   - item                bullet; two spaces before it for each deeper level, up to 3
 *   1. item               numbered; the number is kept as typed
 *   **strong** *emphasis* within one line or cell
 *   {{figure:total}}      a live figure (names as in jj-explain.h) or, as
 * {{field:KIND/CODE/FIELD}}, a field of an element; anywhere in a text
 *   {{chart:sankey}}      alone on its line: a chart, {{table:…}}, {{sheet:CODE}}, {{map:…}}
 *   | a | b |             a table: its second line is |---|---:| (right) or |:--:| (centred);
 * spaces around a cell's text are not part of it
 *   \* \# \{ …            the sign itself
 *
 * Nothing is ever refused or lost: what is not one of these is text, as it stands. Writing what was
 * parsed gives a form that stays the same when parsed and written again, and parsing what was built
 * and written gives the same blocks and runs.
 *
 * Example: "共 {{figure:total}} 元" is one paragraph of three runs; the second has live FIGURE and
 * text "total". It has 3 characters (字數): 共, the figure, 元. */
typedef enum
{
  JJ_PROSE_PARAGRAPH, /* an empty line is one without runs */
  JJ_PROSE_HEADING,   /* level 1 to 4 */
  JJ_PROSE_BULLET,    /* level 0 to 3 */
  JJ_PROSE_NUMBERED,  /* level 0 to 3, number */
  JJ_PROSE_TABLE,
  JJ_PROSE_FIELD, /* one run: a chart, table, sheet or map */
} JjProseType;

typedef enum
{
  JJ_PROSE_STRONG = 1 << 0,
  JJ_PROSE_EMPHASIS = 1 << 1,
} JjProseStyle;

typedef enum
{
  JJ_LIVE_NONE,
  JJ_LIVE_FIGURE,
  JJ_LIVE_FIELD,
  JJ_LIVE_TABLE, /* these four stand alone in their line */
  JJ_LIVE_CHART,
  JJ_LIVE_SHEET,
  JJ_LIVE_MAP,
  JJ_N_LIVE_TYPES
} JjLiveType;

typedef enum
{
  JJ_TEXT_LEFT,
  JJ_TEXT_CENTRE,
  JJ_TEXT_RIGHT,
} JjTextAlign;

typedef struct
{
  char *text; /* never empty; of a field: its name, what stands after the colon */
  JjProseStyle style;
  JjLiveType live;
} JjProseRun;

typedef struct
{
  JjProseType type;
  guint level, number;
  GPtrArray *runs; /* JjProseRun; of a table: NULL */
  /* Tables: the first row is the heading; cells row by row, each a GPtrArray of runs. */
  guint n_columns, n_rows;
  JjTextAlign *aligns;
  GPtrArray *cells;
} JjProseBlock;

typedef struct
{
  GPtrArray *blocks; /* JjProseBlock */
} JjProse;
/* text: (nullable). (transfer full) */
JjProse *jj_prose_parse (const char *text);
JjProse *jj_prose_new (void);
void jj_prose_free (JjProse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjProse, jj_prose_free)
gboolean jj_prose_equal (const JjProse *a, const JjProse *b);
/* (transfer full) */
char *jj_prose_write (const JjProse *self);

/* Building. A level that the type cannot have becomes the nearest one. Borrowed. */
JjProseBlock *jj_prose_add (JjProse *self, JjProseType type, guint level);
JjProseBlock *jj_prose_add_table (JjProse *self, guint n_columns, guint n_rows);
GPtrArray *jj_prose_get_cell (const JjProseBlock *table, guint row, guint column);
/* Appends to the runs of a block or cell; joined with the last one where they are alike. Line ends
 * become spaces, and nothing is appended for "". A field whose name cannot be one (see
 * jj_prose_get_name_length) is appended as text. */
void jj_prose_add_run (GPtrArray *runs, const char *text, JjProseStyle style, JjLiveType live);

/* How much of a text may stand as a name in {{…}}: no braces, bars, backslashes, control
 * characters.
 */
gsize jj_prose_get_name_length (const char *text);
/* "figure", "field", "table" … */
const char *jj_live_get_id (JjLiveType type);
JjLiveType jj_live_from_id (const char *id, gsize length);

/* 字數 as word processors in Taiwan count it: each Chinese character and full-width sign is one,
 * and so is each word or number of other signs, and each live field. Markup does not count. "本縣
 * 64 群、8,452 元" is 本縣, 64, 群、, 8,452, 元: 7. */
guint jj_prose_count (const char *text);
/* Without markup, lines parted by '\n', cells by '\t', fields as {{…}}: for search and comparison.
 * (transfer full) */
char *jj_prose_to_plain (const char *text);

G_END_DECLS
