/* map-data.h: what stands on the map of a county, before any drawing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-county.h"
#include "jj-outline.h"
#include "jj-pack.h"

G_BEGIN_DECLS

typedef struct
{
  JjId id;
  JjPoint place;   /* degrees; spread a little where several stand on one spot */
  guint area;      /* JjArea */
  gint64 teachers; /* JJ_EMPTY where not known */
  guint n_communities;
  gboolean lacks;  /* communities, by the packs */
  gboolean exact;  /* FALSE: the township's centre, or beside the map */
  gboolean placed; /* has a longitude and a latitude, and they lie within the map */
  gboolean astray; /* has them, and they do not */
} JjMapSchool;

typedef struct
{
  guint from, to; /* schools: the lead and a member of one community */
} JjMapTie;

typedef struct
{
  int alliance;               /* index among the district alliances, -1 for none */
  guint n_schools, n_covered; /* active ones; those in a community */
  guint n_lacking;            /* fewer communities than the packs ask for */
} JjMapTown;

typedef struct
{
  JjId id;
  char *name;
  guint n_towns, n_schools, n_covered; /* as of its townships */
  JjPoint centre;                      /* of its townships */
} JjMapAlliance;

/* A township that the outline does not know, or (name empty) none: its schools without a position
 * stand together beside the county. */
typedef struct
{
  char *name;
  JjPoint place; /* degrees */
  guint n_schools;
} JjMapStray;

typedef struct
{
  gatomicrefcount refs; /* pictures may be painted, and freed, in threads */
  JjPlan *plan;
  guint64 revision;
  JjPackSet *packs;
  const JjCounty *county;
  JjOutline *outline;
  GArray *schools;              /* JjMapSchool */
  GArray *ties;                 /* JjMapTie */
  GArray *towns;                /* JjMapTown, as outline->regions */
  GArray *alliances;            /* JjMapAlliance: those that list townships */
  GArray *strays;               /* JjMapStray */
  guint n_unclassed;            /* schools whose area class is not known */
  guint n_at_centres, n_beside; /* schools without a position: in their township, beside the map */
  guint n_astray;               /* schools with a position that no place of the county has */
  guint n_lacking;
} JjMapData;

/* like: (nullable) another map, which is shared whole where nothing has changed (moving about), and
 * whose outline is where the county is the same: reading it takes longer than all the rest. Error:
 * no county, or none with an outline. (transfer full) */
JjMapData *jj_map_data_new (JjPlan *plan, JjPackSet *packs, JjMapData *like, GError **error);
void jj_map_data_unref (JjMapData *self);

G_END_DECLS
