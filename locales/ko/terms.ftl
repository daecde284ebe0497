### 카탈로그의 문장을 이루는 낱말입니다. 발견 사항의 심각도와 구성 요소, 사물과 타입의 이름을 모았습니다.

## 심각도
severity-error = 오류
severity-warning = 경고
severity-note = 참고

## TOML 파일에 적는 것
value-text = 따옴표 안의 글자
value-integer = 정수
value-decimal = 소수
value-boolean = `true` 또는 `false`
value-date = `2027-01-01` 같은 날짜
value-duration = `"30min"` 같은 따옴표 안의 기간
value-array = `[ ]` 안의 목록
value-table = 테이블
value-type = `"integer"`나 `{"{"} type = "text", max = 40 {"}"}` 같은 타입
value-file = 이 파일
value-bracket = 괄호
value-quote = 글자
value-header = 머리글

## 발견 사항의 구성 요소
label-why = 이유
label-help = 고치기

## 파일을 읽을 수 없는 이유
reason-permission = 권한이 없습니다
reason-missing = 가리키는 곳이 없습니다
reason-not-a-file = 일반 파일이 아닙니다
reason-other = 시스템이 거부했습니다

## 사물의 종류
kind-segment = 세그먼트
kind-offer = 혜택
kind-message = 메시지
kind-journey = 여정
kind-channel = 채널
kind-list = 목록
kind-consent = 동의
kind-content = 콘텐츠
kind-webhook = 웹훅
kind-event = 이벤트
kind-property = 속성
kind-attribute = 고객 속성
kind-field = 항목
kind-enum = 열거형
kind-variant = 시안
kind-binding = 이름
kind-label = 라벨
kind-value = 값
kind-experiment = 실험
kind-lint = 린트
kind-constant = 상수
kind-project = 프로젝트

## 타입
type-text = 텍스트
type-integer = 정수
type-decimal = 소수
type-money = 금액
type-boolean = 참거짓
type-date = 날짜
type-datetime = 일시
type-time = 시각
type-duration = 기간
type-percent = 비율
type-enum = 열거형 값
type-url = 링크
type-list = 목록
type-record = 레코드
type-unknown = 알 수 없는 값

## 메시지와 정책이 부르는 것의 종류
kind-arm = 갈래
kind-exit = 이탈 조건
kind-goal = 목표
kind-reason = 보내지 않는 이유
kind-zone = 시간대
kind-event-or-source = 이벤트나 콘텐츠
kind-filter = 필터
kind-format = 형식
kind-in-text = 문구에 쓸 수 있는 이름
kind-locale = 프로젝트 로캘
kind-origin = 혜택의 유래
kind-parameter = 매개변수
kind-purpose = 목적
kind-stage = 단계 이름
kind-brackets = 괄호
kind-tags = 태그
kind-tier = 등급
kind-topic = 주제

## 필터가 하는 일
filter-date = 날짜나 일시의 날짜를 씁니다
filter-default = 값이 없을 때 대신할 말을 씁니다
filter-josa = 낱말에 맞는 조사를 붙입니다
filter-money = 금액을 통화와 함께 씁니다
filter-number = 천 단위 쉼표와 소수 자릿수를 맞춥니다
filter-time = 시각을 씁니다
filter-truncate = 텍스트를 정한 글자 수로 줄입니다

## 목적
purpose-advertising = 광고성
purpose-informational = 정보성
purpose-authentication = 인증
purpose-statutory = 법정 안내
