@echo off
rem Starts Epsilon Lab, the window or the command line, from the folder this script lies in.
setlocal
for %%i in ("%~dp0..") do set "APP=%%~fi"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")

"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo Epsilon Lab found no "%JAVA%"; install Java 17 or newer, or let JAVA_HOME name its folder.>&2
    exit /b 1
)
rem Java 17 is the first to know this flag, so the answer costs no parsing of version texts.
"%JAVA%" --enable-native-access=ALL-UNNAMED -version >nul 2>&1
if errorlevel 1 (
    echo Epsilon Lab needs Java 17 or newer and "%JAVA%" is older; install one and let JAVA_HOME name its folder.>&2
    exit /b 1
)

"%JAVA%" @jvm.flags@ %EPSILON_LAB_OPTS% "-Depsilonlab.root=%APP%" -cp "%APP%\lib\*" @main@ %*
exit /b %ERRORLEVEL%
