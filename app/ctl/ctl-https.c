/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-https.h"

#include "ctl-command.h"

#include <curl/curl.h>

#define TIMEOUT_S 30L
#define MAXIMUM_BYTES (64 * 1024)

static void
easy_clear (CURL **easy)
{
  if (*easy)
    curl_easy_cleanup (*easy);
}

typedef CURL *Easy;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Easy, easy_clear)

static size_t
on_bytes (char *bytes, size_t size, size_t count, void *user_data)
{
  GString *text = user_data;

  if (text->len + size * count > MAXIMUM_BYTES)
    return 0;
  g_string_append_len (text, bytes, (gssize) (size * count));
  return size * count;
}

static void
set_trust (CURL *easy, const CtlHttpsRequest *request)
{
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt (easy, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt (easy, CURLOPT_CAPATH, NULL);
  curl_easy_setopt (easy, CURLOPT_CAINFO, request->authority);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYPEER, request->authority ? 1L : 0L);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYHOST, request->authority ? 2L : 0L);
  curl_easy_setopt (easy, CURLOPT_SSLCERT, request->certificate);
  curl_easy_setopt (easy, CURLOPT_SSLKEY, request->key);
  curl_easy_setopt (easy, CURLOPT_PROXY, "");
  curl_easy_setopt (easy, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
}

static void
set_request (CURL *easy, const CtlHttpsRequest *request, struct curl_slist *headers, GString *text)
{
  curl_easy_setopt (easy, CURLOPT_URL, request->url);
  if (request->body)
    curl_easy_setopt (easy, CURLOPT_POSTFIELDS, request->body);
  curl_easy_setopt (easy, CURLOPT_CUSTOMREQUEST, request->method);
  curl_easy_setopt (easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "kushkctl/" KUSHK_VERSION);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT, TIMEOUT_S);
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, on_bytes);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, text);
}

CtlHttpsAnswer *
ctl_https_send (const CtlHttpsRequest *request, GError **error)
{
  g_auto (Easy) easy = curl_easy_init ();
  struct curl_slist *headers = curl_slist_append (NULL, "Content-Type: application/json");
  GString *text = g_string_new (NULL);
  CtlHttpsAnswer *answer = NULL;
  CURLcode result = CURLE_FAILED_INIT;
  long status = 0;

  if (easy) {
    set_trust (easy, request);
    set_request (easy, request, headers, text);
    result = curl_easy_perform (easy);
    curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  }
  curl_slist_free_all (headers);
  if (result != CURLE_OK) {
    g_string_free (text, TRUE);
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "%s does not answer: %s. Check the address and the line, and try again.",
                 request->url, curl_easy_strerror (result));
    return NULL;
  }
  answer = g_new0 (CtlHttpsAnswer, 1);
  answer->status = (guint) status;
  answer->text = g_string_free (text, FALSE);
  return answer;
}

void
ctl_https_answer_free (CtlHttpsAnswer *self)
{
  g_free (self->text);
  g_free (self);
}
