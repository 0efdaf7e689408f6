/* jj-link-column.h: the links of an element as one column of a table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Lists of counties write links into the row of an element: the member schools of a community, the
 * purses of a budget line. These are the columns of that sort that tables, CSV and spreadsheets
 * have; each belongs to one kind and shows one kind of link. A cell names the other ends by code,
 * each with the figure the link carries: "S-001 5; S-002 3", "F-001 60%; F-002 5000". */
typedef struct
{
  JjKindId kind;  /* whose column */
  const char *id; /* heading, unlike any field id of the kind */
  const char *label;
  JjKindId link;
  gboolean incoming; /* the element is the link's `to`, the other end its `from` */
  guint64 others;    /* JJ_KIND_BIT of the kinds at the other end that belong here */
  int figure;        /* the link's field shown after the code; -1: none */
} JjLinkColumn;

/* All columns, ends with a NULL id. */
extern const JjLinkColumn jj_link_columns[];
/* (nullable) */
const JjLinkColumn *jj_link_column_find (JjKindId kind, const char *id);

/* Links of the element that stand in this column, in list order. (transfer container)
 * (element-type JjElement) */
GPtrArray *jj_link_column_list (const JjLinkColumn *column, const JjElement *element);
/* The cell, "" where there is none. (transfer full) */
char *jj_link_column_to_text (const JjLinkColumn *column, const JjElement *element);

G_END_DECLS
