/* jj-proposals-communities.c: a community for every school that has none */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-community-rules.h"
#include "jj-coverage.h"
#include "jj-distance.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-proposals-private.h"

#include <string.h>

#define N_DOMAINS 14
/* Where a position is not known: farther than any school of a county is. */
#define FAR_M 1000000
/* A community of the plan that has so many schools takes no more. */
#define FULL_SCHOOLS (JJ_MOST_SCHOOLS + 2)

typedef struct
{
  const JjElement *school;
  gint64 teachers; /* G_MAXINT64 where not known */
  gint64 stage;
  gint64 lacks;             /* communities */
  guint persons[N_DOMAINS]; /* of the plan, by domain */
  gboolean small;           /* too small for a community of its own */
  gboolean placed;          /* in a group of this run */
  gint64 distance;          /* from the school at hand, the bonus taken off */
} Node;

typedef struct
{
  JjPlan *plan;
  const JjPackSet *packs;
  gint64 day;
  gint64 wish; /* domain, or JJ_EMPTY */
  const char *level;
  GArray *nodes;      /* Node: active schools, in the plan's order */
  GHashTable *by_id;  /* JjId * → Node * */
  GPtrArray *results; /* JjProposal */
} Run;

/* Schools that meet: nodes and how many teachers of each. */
typedef struct
{
  Node *nodes[JJ_MOST_SCHOOLS];
  gint64 members[JJ_MOST_SCHOOLS];
  guint n;
} Group;

static gint64
stage_of (const JjElement *school)
{
  switch (jj_element_get_number (school, JJ_SCHOOL_LEVEL))
    {
    case JJ_LEVEL_ELEMENTARY:
      return 0;
    case JJ_LEVEL_JUNIOR:
    case JJ_LEVEL_COMBINED:
      return 1;
    case JJ_LEVEL_SENIOR:
      return 2;
    default:
      return 3;
    }
}

static void
add_nodes (Run *run)
{
  g_autoptr (GPtrArray) rules = jj_community_rules_list_per_school (run->packs, run->plan);

  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (run->plan, JJ_KIND_SCHOOL, i);
      Node node = { .school = school,
                    .teachers = jj_element_get_number_or (school, JJ_SCHOOL_TEACHERS, G_MAXINT64),
                    .stage = stage_of (school) };

      if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
        continue;
      node.lacks = jj_school_count_lacking (rules, school);
      g_array_append_val (run->nodes, node);
    }
  for (guint i = 0; i < run->nodes->len; i++)
    {
      Node *node = &g_array_index (run->nodes, Node, i);
      JjId id = jj_element_get_id (node->school);

      g_hash_table_insert (run->by_id, g_memdup2 (&id, sizeof id), node);
    }
}

static void
count_persons (Run *run)
{
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_PERSON); i++)
    {
      const JjElement *person = jj_plan_get_nth (run->plan, JJ_KIND_PERSON, i);
      const JjElement *school = jj_element_get_ref (person, JJ_PERSON_SCHOOL);
      gint64 domain = jj_element_get_number (person, JJ_PERSON_DOMAIN);
      JjId id = school ? jj_element_get_id (school) : 0;
      Node *node = g_hash_table_lookup (run->by_id, &id);

      if (node && domain != JJ_EMPTY && domain < N_DOMAINS)
        node->persons[domain]++;
    }
}

static void
read_rules (const Run *run, const Node *lead, gint64 scope, gint64 domain, JjCommunityRules *rules)
{
  JjCommunityDraft draft = { run->level, scope, lead->stage, domain };

  jj_community_rules_read (run->packs, run->day, &draft, rules);
  if (scope == JJ_SCOPE_CROSS_SCHOOL)
    rules->min_schools = MAX (rules->min_schools, 2);
}

/* Members round and round, one of each school that has another teacher, until the least number is
 * reached; then the largest share is looked at. FALSE: these schools are not enough. */
static gboolean
allot (Group *group, const JjCommunityRules *rules)
{
  gint64 total = 0, largest = 0, before = -1;
  gint64 wanted = MAX (rules->min_members, rules->min_members ? 2 * (gint64)group->n : 0);

  for (guint i = 0; i < group->n; i++)
    group->members[i] = rules->min_members > 0 ? 0 : JJ_EMPTY;
  if ((gint64)group->n < rules->min_schools)
    return FALSE;
  while (total < wanted && total != before)
    {
      before = total;
      for (guint i = 0; i < group->n && total < wanted; i++)
        {
          if (group->members[i] >= group->nodes[i]->teachers)
            continue;
          group->members[i]++;
          largest = MAX (largest, group->members[i]);
          total++;
        }
    }
  return total >= rules->min_members && largest * 10000 <= total * rules->max_share;
}

static gboolean
is_small (const Run *run, const Node *node)
{
  JjCommunityRules rules;
  Group alone = { .nodes = { (Node *)node }, .n = 1 };

  if (jj_element_get_number_or (node->school, JJ_SCHOOL_CLASSES, G_MAXINT64) <= JJ_SMALL_CLASSES)
    return TRUE;
  read_rules (run, node, JJ_SCOPE_IN_SCHOOL, run->wish == JJ_EMPTY ? JJ_DOMAIN_CROSS : run->wish,
              &rules);
  return !allot (&alone, &rules);
}

/* The domain that most of the schools have teachers of, then the one with most teachers. */
static gint64
find_domain (const Run *run, const Group *group)
{
  guint most_schools = 0, most_persons = 0;
  gint64 found = JJ_DOMAIN_CROSS;

  if (run->wish != JJ_EMPTY)
    return run->wish;
  for (guint d = 0; d < N_DOMAINS; d++)
    {
      guint schools = 0, persons = 0;

      for (guint i = 0; i < group->n; i++)
        {
          schools += group->nodes[i]->persons[d] > 0;
          persons += group->nodes[i]->persons[d];
        }
      if (schools < most_schools || (schools == most_schools && persons <= most_persons))
        continue;
      most_schools = schools;
      most_persons = persons;
      found = d;
    }
  return found;
}

static gint64
distance_between (const Node *a, const Node *b)
{
  const char *town = jj_element_get_text (a->school, JJ_SCHOOL_TOWN);
  gboolean same = g_strcmp0 (town, jj_element_get_text (b->school, JJ_SCHOOL_TOWN)) == 0;
  gint64 metres = jj_distance_between_schools (a->school, b->school);

  if (metres == JJ_EMPTY)
    return same && town ? JJ_NEAR_M : FAR_M;
  return metres - (same && town ? JJ_TOWN_BONUS_M : 0);
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const Node *one = *(Node *const *)a, *other = *(Node *const *)b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return (one > other) - (one < other);
}

typedef gboolean (*Choose) (const Run *run, const Node *node, const Node *seed);

/* Nodes that a function chooses, nearest first. (transfer full) */
static GPtrArray *
list_near (Run *run, const Node *seed, Choose choose)
{
  GPtrArray *near = g_ptr_array_new ();

  for (guint i = 0; i < run->nodes->len; i++)
    {
      Node *node = &g_array_index (run->nodes, Node, i);

      if (node == seed || !choose (run, node, seed))
        continue;
      node->distance = distance_between (seed, node);
      g_ptr_array_add (near, node);
    }
  g_ptr_array_sort (near, compare_nodes);
  return near;
}

static gboolean
waits (const Run *run, const Node *node, const Node *seed)
{
  return !node->placed && node->lacks > 0 && node->stage == seed->stage && node->small;
}

static gboolean
is_neighbour (const Run *run, const Node *node, const Node *seed)
{
  return node->stage == seed->stage;
}

static gboolean
is_any (const Run *run, const Node *node, const Node *seed)
{
  return TRUE;
}

/* Grows a group over a list until the rules are kept, and a little further among near ones. */
static gboolean
grow (Run *run, Group *group, GPtrArray *near, JjCommunityRules *rules)
{
  gboolean enough = FALSE;

  for (guint i = 0; i < near->len && group->n < JJ_MOST_SCHOOLS; i++)
    {
      Node *node = near->pdata[i];

      if (enough && (group->n >= JJ_USUAL_SCHOOLS || node->distance > JJ_NEAR_M))
        break;
      if (node->teachers == 0)
        continue;
      group->nodes[group->n++] = node;
      enough = allot (group, rules);
    }
  return enough;
}

/* The lead: whoever has most teachers, the first of equals. */
static void
choose_lead (Group *group)
{
  guint lead = 0;

  for (guint i = 1; i < group->n; i++)
    {
      gint64 a = group->nodes[i]->teachers, b = group->nodes[lead]->teachers;

      if (a != G_MAXINT64 && (b == G_MAXINT64 || a > b))
        lead = i;
    }
  for (Node *node = group->nodes[lead]; lead > 0; lead--)
    {
      group->nodes[lead] = group->nodes[lead - 1];
      group->nodes[lead - 1] = node;
    }
}

static void
propose (Run *run, Group *group, gboolean cross)
{
  gint64 scope = cross ? JJ_SCOPE_CROSS_SCHOOL : JJ_SCOPE_IN_SCHOOL;
  JjProposal *proposal;
  JjCommunityRules rules;
  gint64 domain;

  choose_lead (group);
  domain = find_domain (run, group);
  read_rules (run, group->nodes[0], scope, domain, &rules);
  if (!allot (group, &rules))
    {
      domain = JJ_DOMAIN_CROSS;
      read_rules (run, group->nodes[0], scope, domain, &rules);
      allot (group, &rules);
    }
  proposal = jj_proposal_new (JJ_PROPOSAL_COMMUNITY);
  proposal->level = g_strdup (run->level);
  proposal->scope = scope;
  proposal->stage = group->nodes[0]->stage;
  proposal->domain = domain;
  proposal->meetings = rules.min_meetings > 0 ? rules.min_meetings : JJ_EMPTY;
  for (guint i = 0; i < group->n; i++)
    {
      jj_proposal_add_part (proposal, group->nodes[i]->school, group->members[i]);
      group->nodes[i]->placed = TRUE;
    }
  jj_proposal_describe_community (run->plan, proposal);
  g_ptr_array_add (run->results, proposal);
}

/* The community across schools, of the stage and the wished domain, whose lead is nearest. */
static const JjElement *
find_joinable (Run *run, const Node *seed, gint64 *distance)
{
  const JjElement *best = NULL;

  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_COMMUNITY); i++)
    {
      const JjElement *community = jj_plan_get_nth (run->plan, JJ_KIND_COMMUNITY, i);
      const JjElement *lead = jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL);
      JjId id = lead ? jj_element_get_id (lead) : 0;
      const Node *node = g_hash_table_lookup (run->by_id, &id);
      gint64 metres;

      if (!node || node->stage != seed->stage
          || jj_element_get_number (community, JJ_COMMUNITY_SCOPE) != JJ_SCOPE_CROSS_SCHOOL
          || (run->wish != JJ_EMPTY
              && jj_element_get_number (community, JJ_COMMUNITY_DOMAIN) != run->wish)
          || jj_proposal_count_schools (community) >= FULL_SCHOOLS)
        continue;
      metres = distance_between (seed, node);
      if (best && metres >= *distance)
        continue;
      best = community;
      *distance = metres;
    }
  return best;
}

static void
propose_join (Run *run, Node *seed, const JjElement *community)
{
  JjProposal *proposal = jj_proposal_new (JJ_PROPOSAL_JOIN);
  gboolean counted = !jj_element_is_empty (community, JJ_COMMUNITY_MEMBERS);

  proposal->community = jj_element_get_id (community);
  proposal->scope = JJ_SCOPE_CROSS_SCHOOL;
  proposal->stage = seed->stage;
  proposal->domain = jj_element_get_number (community, JJ_COMMUNITY_DOMAIN);
  jj_proposal_add_part (proposal, seed->school, counted ? MIN (2, seed->teachers) : JJ_EMPTY);
  jj_proposal_describe_join (run->plan, proposal);
  seed->placed = TRUE;
  g_ptr_array_add (run->results, proposal);
}

/* The proposed community across schools of the stage whose lead is nearest. */
static JjProposal *
find_extendable (Run *run, const Node *seed, gint64 *distance)
{
  JjProposal *best = NULL;

  for (guint i = 0; i < run->results->len; i++)
    {
      JjProposal *proposal = run->results->pdata[i];
      JjId lead = g_array_index (proposal->parts, JjProposalPart, 0).id;
      gint64 metres;

      if (proposal->type != JJ_PROPOSAL_COMMUNITY || proposal->scope != JJ_SCOPE_CROSS_SCHOOL
          || proposal->stage != seed->stage || proposal->parts->len >= JJ_MOST_SCHOOLS)
        continue;
      metres = distance_between (seed, g_hash_table_lookup (run->by_id, &lead));
      if (best && metres >= *distance)
        continue;
      best = proposal;
      *distance = metres;
    }
  return best;
}

/* One more school only lowers the share of the others. */
static void
extend (Run *run, Node *seed, JjProposal *proposal)
{
  jj_proposal_add_part (proposal, seed->school,
                        proposal->members == JJ_EMPTY ? JJ_EMPTY : MIN (2, seed->teachers));
  jj_proposal_describe_community (run->plan, proposal);
  seed->placed = TRUE;
}

static gboolean
propose_with_neighbours (Run *run, Node *seed)
{
  static const Choose choices[] = { is_neighbour, is_any };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GPtrArray) near = list_near (run, seed, choices[i]);
      Group group = { .nodes = { seed }, .n = 1 };
      JjCommunityRules rules;

      read_rules (run, seed, JJ_SCOPE_CROSS_SCHOOL, JJ_DOMAIN_CROSS, &rules);
      if (!grow (run, &group, near, &rules))
        continue;
      propose (run, &group, TRUE);
      return TRUE;
    }
  return FALSE;
}

/* A school for which too few are left: into the nearest community, proposed or of the plan; where
 * both are far away, with schools that have a community already. */
static gboolean
place_left_over (Run *run, Node *seed)
{
  gint64 to_community = G_MAXINT64, to_proposal = G_MAXINT64;
  const JjElement *community = find_joinable (run, seed, &to_community);
  JjProposal *proposal = find_extendable (run, seed, &to_proposal);

  if (MIN (to_community, to_proposal) > 2 * JJ_NEAR_M && propose_with_neighbours (run, seed))
    return TRUE;
  if (proposal && to_proposal <= to_community)
    extend (run, seed, proposal);
  else if (community)
    propose_join (run, seed, community);
  else
    return FALSE;
  return TRUE;
}

/* Schools far from the others choose first, so that nobody is left at the edge. */
static GPtrArray *
list_from_the_edge (Run *run)
{
  GPtrArray *order = g_ptr_array_new ();
  gint64 x = 0, y = 0, n = 0;

  for (guint i = 0; i < run->nodes->len; i++)
    {
      const JjElement *school = g_array_index (run->nodes, Node, i).school;

      if (jj_element_is_empty (school, JJ_SCHOOL_LONGITUDE)
          || jj_element_is_empty (school, JJ_SCHOOL_LATITUDE))
        continue;
      x += jj_element_get_number (school, JJ_SCHOOL_LONGITUDE);
      y += jj_element_get_number (school, JJ_SCHOOL_LATITUDE);
      n++;
    }
  for (guint i = 0; i < run->nodes->len; i++)
    {
      Node *node = &g_array_index (run->nodes, Node, i);
      gint64 to_x = jj_element_get_number (node->school, JJ_SCHOOL_LONGITUDE);
      gint64 to_y = jj_element_get_number (node->school, JJ_SCHOOL_LATITUDE);

      if (node->lacks <= 0)
        continue;
      node->distance = n == 0 || to_x == JJ_EMPTY || to_y == JJ_EMPTY
                           ? FAR_M
                           : -jj_distance_m (x / n, y / n, to_x, to_y);
      g_ptr_array_add (order, node);
    }
  g_ptr_array_sort (order, compare_nodes);
  return order;
}

static void
place (Run *run, Node *seed, GPtrArray *left_over)
{
  Group group = { .nodes = { seed }, .n = 1 };
  JjCommunityRules rules;

  if (!seed->small)
    {
      propose (run, &group, FALSE);
      return;
    }
  read_rules (run, seed, JJ_SCOPE_CROSS_SCHOOL, run->wish == JJ_EMPTY ? JJ_DOMAIN_CROSS : run->wish,
              &rules);
  {
    g_autoptr (GPtrArray) near = list_near (run, seed, waits);

    if (grow (run, &group, near, &rules))
      propose (run, &group, TRUE);
    else
      g_ptr_array_add (left_over, seed);
  }
}

static void
run_round (Run *run, GArray *left)
{
  g_autoptr (GPtrArray) order = list_from_the_edge (run);
  g_autoptr (GPtrArray) left_over = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      Node *node = order->pdata[i];

      if (!node->placed)
        place (run, node, left_over);
    }
  for (guint i = 0; i < left_over->len; i++)
    {
      Node *node = left_over->pdata[i];
      JjId id = jj_element_get_id (node->school);

      if (!node->placed && !place_left_over (run, node) && left)
        g_array_append_val (left, id);
    }
}

GPtrArray *
jj_proposals_communities (JjPlan *plan, const JjPackSet *packs, gint64 domain, GArray *left)
{
  Run run = { .plan = plan, .packs = packs, .wish = domain };

  run.day = jj_proposals_get_day (plan);
  run.level = jj_community_rules_first_level (packs, run.day);
  run.nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  run.by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  run.results = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_proposal_free);
  add_nodes (&run);
  for (guint i = 0; i < run.nodes->len; i++)
    {
      Node *node = &g_array_index (run.nodes, Node, i);

      node->small = is_small (&run, node);
    }
  count_persons (&run);
  run_round (&run, left);
  g_array_unref (run.nodes);
  g_hash_table_unref (run.by_id);
  return run.results;
}
