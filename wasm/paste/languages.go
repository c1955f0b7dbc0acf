package paste

import "strings"

// headings are the titles of the sections of a panel, in lower case, in the languages
// that browsers show them in.
var headings = map[string]int{
	"request headers": requestHeaders, "response headers": responseHeaders, "general": general, "summary": general,

	"anfrageheader": requestHeaders, "anforderungsheader": requestHeaders, "anfrage-header": requestHeaders, "anfragekopfzeilen": requestHeaders,
	"antwortheader": responseHeaders, "antwort-header": responseHeaders, "antwortkopfzeilen": responseHeaders, "allgemein": general,

	"encabezados de solicitud": requestHeaders, "encabezados de la solicitud": requestHeaders, "cabeceras de la petición": requestHeaders, "cabeceras de solicitud": requestHeaders,
	"encabezados de respuesta": responseHeaders, "encabezados de la respuesta": responseHeaders, "cabeceras de la respuesta": responseHeaders, "cabeceras de respuesta": responseHeaders,

	"en-têtes de requête": requestHeaders, "en-têtes de la requête": requestHeaders, "en-têtes de demande": requestHeaders,
	"en-têtes de réponse": responseHeaders, "en-têtes de la réponse": responseHeaders, "général": general, "généralités": general,

	"cabeçalhos de solicitação": requestHeaders, "cabeçalhos da solicitação": requestHeaders, "cabeçalhos da requisição": requestHeaders,
	"cabeçalhos de resposta": responseHeaders, "cabeçalhos da resposta": responseHeaders, "geral": general,

	"intestazioni richiesta": requestHeaders, "intestazioni della richiesta": requestHeaders,
	"intestazioni risposta": responseHeaders, "intestazioni della risposta": responseHeaders, "generale": general, "generali": general,

	"请求标头": requestHeaders, "请求头": requestHeaders, "响应标头": responseHeaders, "响应头": responseHeaders, "常规": general, "概要": general,
	"要求標頭": requestHeaders, "請求標頭": requestHeaders, "回應標頭": responseHeaders, "一般": general,
	"リクエスト ヘッダー": requestHeaders, "リクエストヘッダー": requestHeaders, "要求ヘッダー": requestHeaders,
	"レスポンス ヘッダー": responseHeaders, "レスポンスヘッダー": responseHeaders, "応答ヘッダー": responseHeaders, "全般": general,
	"요청 헤더": requestHeaders, "응답 헤더": responseHeaders, "일반": general,

	"заголовки запроса": requestHeaders, "заголовки ответа": responseHeaders, "общие": general, "основные": general,
	"nagłówki żądania": requestHeaders, "nagłówki odpowiedzi": responseHeaders, "ogólne": general,
	"verzoekheaders": requestHeaders, "aanvraagheaders": requestHeaders, "reactieheaders": responseHeaders, "antwoordheaders": responseHeaders, "algemeen": general,
	"istek başlıkları": requestHeaders, "yanıt başlıkları": responseHeaders, "genel": general,
}

// translations are other languages' words for the labels of a panel.
var translations = map[string][]string{
	"Request URL": {
		"Anfrage-URL", "Anforderungs-URL", "URL de solicitud", "URL de la solicitud", "URL de requête", "URL de la requête", "URL de demande", "URL de solicitação", "URL da solicitação",
		"URL richiesta", "URL della richiesta", "请求网址", "请求 URL", "请求URL", "要求網址", "請求網址", "リクエスト URL", "リクエストURL", "要求 URL", "요청 URL", "URL запроса", "Adres URL żądania", "URL żądania",
		"Verzoek-URL", "Aanvraag-URL", "İstek URL'si",
	},
	"Request Method": {
		"Anfragemethode", "Anforderungsmethode", "Método de solicitud", "Método de la solicitud", "Méthode de requête", "Méthode de la requête", "Méthode de demande", "Método de solicitação", "Método da solicitação",
		"Metodo di richiesta", "Metodo richiesta", "请求方法", "要求方法", "請求方法", "リクエスト メソッド", "リクエストメソッド", "要求メソッド", "요청 메서드", "요청 메소드", "Метод запроса", "Metoda żądania",
		"Verzoekmethode", "Aanvraagmethode", "İstek Yöntemi",
	},
	"Status Code": {
		"Statuscode", "Código de estado", "Code d'état", "Code d’état", "Code de statut", "Código de status", "Codice di stato", "状态代码", "状态码", "狀態碼", "狀態代碼",
		"ステータス コード", "ステータスコード", "状態コード", "상태 코드", "Код статуса", "Код состояния", "Kod stanu", "Durum Kodu",
	},
	"Remote Address": {
		"Remote-Adresse", "Dirección remota", "Adresse distante", "Endereço remoto", "Indirizzo remoto", "远程地址", "遠端位址", "リモート アドレス", "원격 주소", "Удаленный адрес", "Удалённый адрес", "Adres zdalny", "Extern adres",
	},
	"Referrer Policy": {
		"Referrer-Richtlinie", "Política de referentes", "Politique en matière d'URL de provenance", "Política de referenciador", "引荐来源网址政策", "引用者策略", "參照網址政策", "參照者原則", "参照元ポリシー", "리퍼러 정책",
	},
	"Status": {"Estado", "État", "Stato", "状态", "狀態", "状態", "상태", "Статус"},
}

// isProvisional reports whether a line says that the headers below it are not all that
// were sent.
func isProvisional(text string) bool {
	return containsAny(strings.ToLower(text), "provisional headers are shown", "vorläufige header", "encabezados provisionales", "en-têtes provisoires", "cabeçalhos provisórios",
		"intestazioni provvisorie", "预配标头", "临时标头", "佈建標頭", "暫時的標頭", "プロビジョニング用のヘッダー", "暫定的なヘッダー", "프로비저닝 헤더", "임시 헤더", "предварительные заголовки")
}
