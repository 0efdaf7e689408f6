/* jj-link-table.c: what links are called from either end */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-link-table.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *heading;
  guint64 usual; /* kinds whose inspector shows it though it is empty */
} End;

#define BIT(kind) JJ_KIND_BIT (JJ_KIND_##kind)

static const End ends[JJ_N_KINDS - JJ_KIND_BELONGS_TO][JJ_N_DIRECTIONS] = {
  [JJ_KIND_BELONGS_TO - JJ_KIND_BELONGS_TO]
  = { { N_ ("Talent pools"), BIT (PERSON) }, { N_ ("Persons"), 0 } },
  [JJ_KIND_PROMOTES_TO - JJ_KIND_BELONGS_TO]
  = { { N_ ("Promotes to"), BIT (TALENT_POOL) }, { N_ ("Promoted from"), 0 } },
  [JJ_KIND_MEMBER_OF - JJ_KIND_BELONGS_TO]
  = { { N_ ("Takes part in"), 0 }, { N_ ("Members of it"), BIT (COMMUNITY) | BIT (ALLIANCE) } },
  [JJ_KIND_CONVENES - JJ_KIND_BELONGS_TO]
  = { { N_ ("Convenes"), 0 }, { N_ ("Convener"), BIT (COMMUNITY) } },
  [JJ_KIND_MENTORS - JJ_KIND_BELONGS_TO] = { { N_ ("Mentor of"), 0 }, { N_ ("Mentors"), 0 } },
  [JJ_KIND_SUPPORTS - JJ_KIND_BELONGS_TO]
  = { { N_ ("Gives guidance to"), 0 }, { N_ ("Guided by"), 0 } },
  [JJ_KIND_TRAINS - JJ_KIND_BELONGS_TO]
  = { { N_ ("Trains for"), BIT (ACTIVITY) }, { N_ ("Training activities"), BIT (TALENT_POOL) } },
  [JJ_KIND_SERVES - JJ_KIND_BELONGS_TO]
  = { { N_ ("Serves"), BIT (ACTIVITY) }, { N_ ("Served by"), 0 } },
  [JJ_KIND_HOSTS - JJ_KIND_BELONGS_TO]
  = { { N_ ("Hosts"), 0 }, { N_ ("Hosted by"), BIT (ACTIVITY) } },
  [JJ_KIND_FUNDS - JJ_KIND_BELONGS_TO] = { { N_ ("Pays for"), 0 }, { N_ ("Paid from"), 0 } },
  [JJ_KIND_CHARGED_TO - JJ_KIND_BELONGS_TO]
  = { { N_ ("Charged to"), BIT (BUDGET_LINE) }, { N_ ("Lines charged"), 0 } },
  [JJ_KIND_IMPLEMENTS - JJ_KIND_BELONGS_TO]
  = { { N_ ("Implements"), 0 }, { N_ ("Implemented by"), 0 } },
  [JJ_KIND_MEASURES - JJ_KIND_BELONGS_TO]
  = { { N_ ("Measures"), BIT (INDICATOR) }, { N_ ("Measured by"), 0 } },
  [JJ_KIND_RELATES_TO - JJ_KIND_BELONGS_TO]
  = { { N_ ("Relates to"), 0 }, { N_ ("Related from"), 0 } },
};

const char *
jj_link_get_heading (JjKindId link, JjLinkDirection direction)
{
  g_return_val_if_fail (link >= JJ_KIND_BELONGS_TO && link < JJ_N_KINDS, "");
  return _ (ends[link - JJ_KIND_BELONGS_TO][direction].heading);
}

guint64
jj_link_get_others (JjKindId link, JjLinkDirection direction, JjKindId kind)
{
  const JjKind *table = jj_kind_get (link);
  guint64 others = 0;

  if (table->flags & JJ_KIND_COMPUTED)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (table->pairs) && table->pairs[i].from; i++)
    {
      const JjPair *pair = &table->pairs[i];

      if ((direction == JJ_LINK_OUT ? pair->from : pair->to) & JJ_KIND_BIT (kind))
        others |= direction == JJ_LINK_OUT ? pair->to : pair->from;
    }
  return others;
}

gboolean
jj_link_is_usual (JjKindId link, JjLinkDirection direction, JjKindId kind)
{
  return (ends[link - JJ_KIND_BELONGS_TO][direction].usual & JJ_KIND_BIT (kind)) != 0;
}
