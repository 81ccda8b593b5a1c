@echo off
rem Runs Egnatia from the folder that it was unpacked to. JAVA_OPTS goes to Java.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" %JAVA_OPTS% -jar "%~dp0..\lib\egnatia.jar" %*
exit /b %ERRORLEVEL%
