### 카탈로그의 문장을 이루는 낱말입니다. 발견 사항의 심각도와 구성 요소, 사물과 타입의 이름을 모았습니다.

## 심각도
severity-error = 오류
severity-warning = 경고
severity-note = 참고

## 발견 사항의 구성 요소
label-why = 이유
label-help = 고치기

## 파일을 읽을 수 없는 이유
reason-permission = 권한이 없습니다
reason-missing = 가리키는 곳이 없습니다
reason-not-a-file = 일반 파일이 아닙니다
reason-other = 시스템이 거부했습니다

## 아직 컴파일할 수 없는 것
what-file-placeholders = 글 파일 안의 자리 표시자
