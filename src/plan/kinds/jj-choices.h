/* jj-choices.h: choices of enum fields whose numbers the code names */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A number is the index into the field's choices; tests hold these and the tables together. */

typedef enum
{
  JJ_LEVEL_ELEMENTARY,
  JJ_LEVEL_JUNIOR,
  JJ_LEVEL_SENIOR,
  JJ_LEVEL_COMBINED,
  JJ_LEVEL_SPECIAL,
} JjLevel;
typedef enum
{
  JJ_AREA_GENERAL,
  JJ_AREA_NONMETRO,
  JJ_AREA_REMOTE,
  JJ_AREA_SPECIAL_REMOTE,
  JJ_AREA_EXTREME_REMOTE,
  JJ_AREA_UNKNOWN,
} JjArea;
typedef enum
{
  JJ_POSITION_EXACT,
  JJ_POSITION_TOWN_CENTRE,
  JJ_POSITION_NONE,
} JjPosition;
typedef enum
{
  JJ_TIER_CENTRAL,
  JJ_TIER_COUNTY,
  JJ_TIER_REGION,
  JJ_TIER_SCHOOL,
} JjTier;
typedef enum
{
  JJ_SCOPE_IN_SCHOOL,
  JJ_SCOPE_CROSS_SCHOOL,
  JJ_SCOPE_CROSS_COUNTY,
  JJ_SCOPE_ONLINE,
} JjScope;
typedef enum
{
  JJ_PERIOD_FULL,
  JJ_PERIOD_BRIDGE,
} JjPeriod;
typedef enum
{
  JJ_SOURCE_K12EA,
  JJ_SOURCE_TEACHER_DEPT,
  JJ_SOURCE_IT_DEPT,
  JJ_SOURCE_COUNTY_MATCH,
  JJ_SOURCE_OWN,
  JJ_SOURCE_OTHER,
  JJ_N_SOURCES,
} JjSource;
typedef enum
{
  JJ_ACCOUNT_PERSONNEL,
  JJ_ACCOUNT_OPERATING,
  JJ_ACCOUNT_MISC,
  JJ_ACCOUNT_EQUIPMENT,
  JJ_N_ACCOUNTS,
} JjAccount;
typedef enum
{
  JJ_NATURE_CURRENT,
  JJ_NATURE_CAPITAL,
} JjNature;
enum
{
  JJ_N_THEMES = 9,
  JJ_N_GROUPS = 5
};
