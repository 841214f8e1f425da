/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "civic-error.h"
#include "civic-text.h"

G_BEGIN_DECLS

/* A JSON object that is read once, key by key, and knows where it stands: every complaint is
 * "FILE: $.pages[1].fields[0].label: reason". After a complaint a getter gives an empty value and
 * reading goes on, so that a loader reads as a list of what it wants, asks once, at the end,
 * whether all was well, and one run tells of every fault. A key that nobody asked for is a fault
 * too.
 *
 * Getters named get_ want the key; those named maybe_ do without it. Strings belong to the node. */
typedef struct _CivicReader CivicReader;

/* Builds what stands for one element of an array; NULL after a complaint. */
typedef gpointer (*CivicReaderBuild) (CivicReader *element, gpointer user_data);

/* name: the file, or what the JSON claims to be. code: the CIVIC_ERROR of every complaint. */
CivicReader *civic_reader_new (const char *name, CivicError code, JsonNode *root);

/* Loads, bounds and parses the file. Never NULL: an unreadable file is the first complaint. */
CivicReader *civic_reader_new_for_file (const char *path);

/* The languages every text of the document must have; kept by the caller until the end. */
void civic_reader_set_languages (CivicReader *self, const char *const *languages);

/* The names an icon may have; NULL, as from the beginning, lets every name pass. */
void civic_reader_set_icons (CivicReader *self, const char *const *icons);
const char *const *civic_reader_get_icons (CivicReader *self);

/* For what a newer central may say more than we know; files have no such excuse. */
void civic_reader_ignore_unknown_keys (CivicReader *self);

/* Complains of the keys nobody asked for, and frees. Children are closed by whoever got them. */
void civic_reader_close (CivicReader *self);

/* Closes the root and hands out the first complaint. */
gboolean civic_reader_finish (CivicReader *self, GError **error);

/* The same with all of them, of char *, whole sentences; empty where all was well. */
GPtrArray *civic_reader_finish_with_all (CivicReader *self);

gboolean civic_reader_has (CivicReader *self, const char *key);
gboolean civic_reader_has_complaint (CivicReader *self);

/* After a complaint that leaves open what the object's keys mean: none of them is missing or
 * unknown. */
void civic_reader_forgive (CivicReader *self);

/* key: (nullable) NULL complains of the object itself. */
void civic_reader_complain (CivicReader *self, const char *key, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/* Strings have 1 to maximum_length characters, none of them a control or bidi character. */
const char *civic_reader_get_string (CivicReader *self, const char *key, guint maximum_length);
const char *civic_reader_maybe_string (CivicReader *self, const char *key, guint maximum_length);

/* A name for machines: 1 to 64 of a-z 0-9 and the separators - _ between them. */
const char *civic_reader_get_name (CivicReader *self, const char *key);
const char *civic_reader_maybe_name (CivicReader *self, const char *key);

/* A name among those of civic_reader_set_icons. */
const char *civic_reader_get_icon (CivicReader *self, const char *key);
const char *civic_reader_maybe_icon (CivicReader *self, const char *key);

gint64
civic_reader_get_integer (CivicReader *self, const char *key, gint64 minimum, gint64 maximum);
gint64 civic_reader_maybe_integer (
  CivicReader *self, const char *key, gint64 minimum, gint64 maximum, gint64 otherwise);
double civic_reader_maybe_number (
  CivicReader *self, const char *key, double minimum, double maximum, double otherwise);
gboolean civic_reader_maybe_boolean (CivicReader *self, const char *key, gboolean otherwise);

/* The index of the string in words; 0 after a complaint. */
guint civic_reader_get_word (CivicReader *self, const char *key, const char *const *words);
guint civic_reader_maybe_word (CivicReader *self,
                               const char *key,
                               const char *const *words,
                               guint otherwise);

CivicText *civic_reader_get_text (CivicReader *self, const char *key);
CivicText *civic_reader_maybe_text (CivicReader *self, const char *key);

CivicReader *civic_reader_get_object (CivicReader *self, const char *key);   /* never NULL */
CivicReader *civic_reader_maybe_object (CivicReader *self, const char *key); /* (nullable) */

/* The node as it stands, for what has a reader of its own. (nullable), owned by the document. */
JsonNode *civic_reader_get_node (CivicReader *self, const char *key);
JsonNode *civic_reader_maybe_node (CivicReader *self, const char *key);

/* An array of objects, each given to build; owned results, freed with free_element. */
GPtrArray *civic_reader_get_array (CivicReader *self,
                                   const char *key,
                                   guint minimum_count,
                                   guint maximum_count,
                                   CivicReaderBuild build,
                                   gpointer user_data,
                                   GDestroyNotify free_element);

/* The same for GObjects, as the immutable list the getters of the model hand out. */
GListModel *civic_reader_get_list (CivicReader *self,
                                   const char *key,
                                   guint minimum_count,
                                   guint maximum_count,
                                   GType element_type,
                                   CivicReaderBuild build,
                                   gpointer user_data);

GListModel *civic_reader_maybe_list (CivicReader *self,
                                     const char *key,
                                     guint maximum_count,
                                     GType element_type,
                                     CivicReaderBuild build,
                                     gpointer user_data);

/* An array of names without repetition. */
GStrv civic_reader_get_names (CivicReader *self, const char *key, guint maximum_count);

/* An array of some of words; NULL where there is none. */
GStrv civic_reader_maybe_words (CivicReader *self, const char *key, const char *const *words);

/* {"ar": ["…"], …}: what people call something, in some of the languages. Caller owns. */
GHashTable *civic_reader_maybe_search_words (CivicReader *self, const char *key);
const char *const *civic_search_words_get (GHashTable *by_language, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicReader, civic_reader_close)

G_END_DECLS
