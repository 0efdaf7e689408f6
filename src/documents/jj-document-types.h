/* jj-document-types.h: what a document consists of */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-prose.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, n;
} JjSpan;

typedef enum
{
  JJ_RUN_STRONG = JJ_PROSE_STRONG,
  JJ_RUN_EMPHASIS = JJ_PROSE_EMPHASIS,
  JJ_RUN_SMALL = 1 << 2,
  JJ_RUN_WARNING = 1 << 3, /* what is not verified or missing: also said in words */
} JjRunStyle;

typedef struct
{
  const char *text; /* may be "" in a cell only; '\n' breaks the line */
  const char *link; /* "https://…", "#bookmark"; NULL for none */
  const char *live; /* "figure:total"; NULL for none */
  JjRunStyle style;
} JjRun;

typedef enum
{
  JJ_BLOCK_TITLE,     /* on the cover, level 0; level 1 a subtitle */
  JJ_BLOCK_HEADING,   /* level 1 to 6 */
  JJ_BLOCK_PARAGRAPH, /* level: how far it is indented */
  JJ_BLOCK_ITEM,      /* of a list: level 0 to 3; number 0 is a bullet */
  JJ_BLOCK_TABLE,     /* runs: its caption */
  JJ_BLOCK_PICTURE,   /* runs: its caption */
  JJ_BLOCK_STAMPS,    /* boxes to stamp: one run a label */
  JJ_BLOCK_CONTENTS,  /* the headings up to `level` with their pages */
  JJ_BLOCK_PAGE,      /* what follows begins a page */
} JjBlockType;

typedef struct
{
  JjTextAlign align;
  guint share; /* of the width; 0 for all: by what stands in it */
} JjTableColumn;

typedef enum
{
  JJ_ROW_PLAIN,
  JJ_ROW_HEAD,  /* repeated on each page; the first rows of a table */
  JJ_ROW_GROUP, /* a heading within: its first cell goes over all columns */
  JJ_ROW_SUM,
} JjTableRow;

typedef struct
{
  guint n_columns, n_rows, n_head;
  const JjTableColumn *columns;
  const guint8 *rows; /* JjTableRow */
  guint first_cell;   /* row by row, n_columns each */
} JjDocumentTable;

typedef struct
{
  JjPicture *picture;   /* drawn by jj_picture_draw at width_px × height_px */
  double width, height; /* points, on the page */
  double width_px, height_px;
  const char *alt;  /* what it shows, in words */
  const char *live; /* "chart:sankey" */
} JjDocumentPicture;

typedef struct
{
  JjBlockType type;
  guint level, number;
  JjSpan runs;
  const char *bookmark; /* headings: unique, ASCII; NULL else */
  JjId element;         /* what it tells of; 0 for none */
  int field;            /* of it, where the text is its field's; -1 for none */
  guint line;           /* which block of the field's prose it is, from 0 */
  gboolean keep;        /* stays on one page with the next block */
  const char *live;     /* "table:budget": what this live field of prose made; NULL else */
  JjId host;            /* of such a block: whose prose it is, and which field */
  int host_field;
  const JjDocumentTable *table;
  const JjDocumentPicture *picture;
} JjBlock;

/* What stands on every page, and what the file says about itself. */
typedef struct
{
  const char *title, *author, *subject;
  const char *header_left, *header_right; /* the plan's short title; version and hash */
  const char *mark;                       /* large over each page: 草稿; NULL for none */
  gint64 date;                            /* Julian day of the version; JJ_EMPTY: not dated */
} JjDocumentInfo;

G_END_DECLS
